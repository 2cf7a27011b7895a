"""What minutes and projects are: Pydantic models, without input, output, clock or environment.

Exports: `meeting.Meeting`, `project.Project` and the parts they are made of.
"""
