"""A small project to report on: two groups, a year, somebody who never comes, something internal."""

FILES = {
    "minnes.yaml": """\
organization: Kustens kommunalförbund
language: sv
check: {ignore: action-without-due}
series:
  bim:
    title: BIM-nätverket
    members: [Orust, Tjörn, {organization: Sotenäs, from: 2022-02-01}, Öckerö]
    roster: Karin Holm (Orust), Bo Ek (Tjörn)
  chefer:
    title: Chefsgruppen
    members: [Orust, Tjörn]
organizations:
  Kustens kommunalförbund: {kind: association}
  Polismyndigheten: {kind: authority}
""",
    "meetings/bim/2021-12-10.yaml": """\
series: bim
date: 2021-12-10
status: approved
tags: våld, barn
participants:
  Orust: Karin Holm (samordnare)
  Tjörn: Bo Ek
  Kustens kommunalförbund: Lisa Ros
absent:
  - {organization: Öckerö}
items:
  - title: Läget i kommunerna
    updates:
      Orust:
        by: Karin Holm
        text: Många nya.
        need: En utbildning.
        figures: {ärenden: ca 12, personal: "1,8"}
      Tjörn:
        text: Lugnt.
        figures: {ärenden: 3}
  - title: Barnplanen
    questions:
      - {text: Hur gör ni?, by: Bo Ek, answer: Som förut., answered_by: Karin Holm}
    decisions:
      - {text: Barnplanen antas., concerns: Orust}
    actions:
      - Karin Holm: ringer skolan due:2022-01-15
      - Bo Ek: bokar lokal
next_meetings:
  - 2022-03-11 9-12, Henån: Kunskapsstödet
""",
    "meetings/bim/2022-03-11.yaml": """\
series: bim
date: 2022-03-11
status: circulated
tags: våld
participants:
  Orust: Åsa Öst (ersätter Karin Holm)
  Sotenäs:
    - {name: Vera Sund, from: §2}
  Polismyndigheten: Olle Dahl
absent: Bo Ek (Tjörn)
follow_up:
  2021-12-10#A2: done
items:
  - title: Läget i kommunerna
    updates:
      Orust:
        text: Färre nya.
        figures: {ärenden: 10–11}
      Sotenäs: {text: Ett ärende som inte får spridas., internal: ja}
  - title: Ett svårt fall
    text: Om en familj.
    internal: sekretess
    decisions:
      - Fallet lämnas över.
  - title: Nästa steg
    actions:
      - Orust: svarar på enkäten due:2022-06-01
    attachments:
      - {title: Checklista, url: https://example.org/c, organization: Orust}
next_meetings:
  - 2022-06-03 9-12, Skärhamn
""",
    "meetings/bim/2022-05-13.yaml": """\
series: bim
date: 2022-05-13
status: cancelled
tags: våld, tolk
""",
    "meetings/chefer/2022-01-20.yaml": """\
series: chefer
date: 2022-01-20
status: draft
participants: Karin Holm (Orust)
items:
  - title: Budget
    text: Samma som i fjol.
""",
}
