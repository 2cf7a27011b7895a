"""The commands, in the order `minnes --help` lists them; each lives in the module of its name."""

from __future__ import annotations

from minnes.language.message import Message, say

COMMANDS: dict[str, Message] = {
    "init": say("start a project: settings, folders and a first meeting"),
    "new": say("make the file of a new meeting, ready to fill in"),
    "check": say("find what is wrong in minute files, with line and cure"),
    "fix": say("mend what has only one mending, and show what was changed"),
    "fmt": say("give minute files their canonical form, keeping every comment"),
    "diff": say("tell what changed in meaning, in words"),
    "circulate": say("send minutes round: note the last day for answers, and write the e-mail"),
    "approve": say("approve minutes, and seal what they say"),
    "correct": say("add a correction to approved minutes"),
    "verify": say("tell which seals hold, and what changed where one is broken"),
    "render": say("publish minutes: a whole site, or pages for a browser, an e-mail or paper"),
    "report": say("sum up what minutes say: of all organizations or of one, a meeting, a year"),
    "query": say("list rows from all minutes: who came, decisions, actions, figures and more"),
    "search": say("find where something was said"),
    "log": say("tell the life of one decision, action or question"),
    "people": say("list who is who, and settle on one spelling of each name"),
    "export": say("write everything to files that other programs open"),
    "merge": say("bring two people's changes of one minute file together"),
    "explain": say("explain a finding by its code"),
    "help": say("show the rules of typing, and more"),
    "schema": say("write the JSON Schemas that editors complete from"),
    "textconv": say("write minutes as the lines that plain git diff compares"),
    "guard": say("look through commits before they are pushed"),
}
