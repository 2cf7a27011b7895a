-- What can be asked about minutes: one view a subject, the same for `minnes query` and for `--sql`.
-- Names and columns are kept from version to version; new ones may be added.
--
-- Days are text, 2021-12-10, and what was not said is empty text. `file` and `line` say where a row
-- stands; `meeting` is the id of its meeting, and `number` joins the views of one meeting.

-- Who was there, and who was not; of meetings that were held. status: present, part, absent, excused, nobody (sent by the
-- organization). item: the item a person took part in, when not the whole meeting.
CREATE TEMP VIEW participants AS
SELECT m.date, m.series, m.id AS meeting, t.name, t.organization, t.role, t.presence AS status,
  t.substitutes_for, t.since AS "from", t.until, t.mode, t.note, t.item,
  f.path AS file, t.line, m.file AS number
FROM participant t JOIN meeting m USING (file) JOIN file f ON f.number = m.file
WHERE m.status NOT IN ('planned', 'cancelled');

-- Every outcome with what depends on the day: late is the number of days past its term.
CREATE TEMP VIEW outcomes AS
SELECT m.date, m.series, m.id AS meeting, t.id, t.kind, t.text, t.concerns, t.owner, t.due,
  t.condition, t.deferred_to, t.vote, t.note, t.stated, t.status, t.replaced_by,
  t.since AS changed, t.task, t.item, t.internal, f.path AS file, t.line, m.file AS number,
  m.status NOT IN ('planned', 'cancelled') AS held,
  CASE WHEN t.term <> '' AND t.term < day AND t.status IN ('open', 'waiting', 'adopted', 'deferred')
    THEN CAST(julianday(day) - julianday(t.term) AS INTEGER) END AS late,
  CASE WHEN m.date <> '' AND t.status IN ('open', 'waiting', 'adopted', 'deferred')
    THEN CAST(julianday(day) - julianday(m.date) AS INTEGER) END AS age
FROM temp.today, outcome t JOIN meeting m USING (file) JOIN file f ON f.number = m.file;

-- What was resolved, in meetings that were held. status: adopted, rejected, deferred, forgotten
-- (deferred past its day and never taken), replaced, done, dropped, or overdue for one to be seen to.
-- outcome: as it was decided.
CREATE TEMP VIEW decisions AS
SELECT id, date, series, meeting,
  CASE WHEN late IS NOT NULL AND status = 'deferred' THEN 'forgotten'
    WHEN late IS NOT NULL THEN 'overdue' ELSE status END AS status,
  text, concerns, owner, due, late, stated AS outcome, deferred_to, vote, replaced_by, changed,
  item, internal, file, line, number, status AS standing
FROM temp.outcomes WHERE kind = 'D' AND held;

-- What somebody is to do, decisions with an owner or a day among them. status: open, waiting,
-- overdue, done, dropped, replaced. age: days since the meeting.
CREATE TEMP VIEW actions AS
SELECT id, date, series, meeting,
  CASE WHEN late IS NOT NULL THEN 'overdue' WHEN status = 'adopted' THEN 'open'
    WHEN status = 'deferred' THEN 'waiting' ELSE status END AS status,
  owner AS who, text AS what, due, late, age, condition, note, replaced_by, changed, item, internal,
  file, line, number, status AS standing
FROM temp.outcomes WHERE task AND held;

-- What each organization reported in the rounds; text and need are empty if it was asked in vain.
CREATE TEMP VIEW updates AS
SELECT m.date, m.series, m.id AS meeting, t.organization, t.speaker AS "by", t.text, t.need, t.item,
  t.internal, f.path AS file, t.line, m.file AS number
FROM report t JOIN meeting m USING (file) JOIN file f ON f.number = m.file
WHERE m.status NOT IN ('planned', 'cancelled');

-- Figures as written, with the least and the most they may be where they were understood.
CREATE TEMP VIEW figures AS
SELECT m.date, m.series, m.id AS meeting, t.organization, t.label, t.period, t.written AS figure,
  t.min, t.max, t.approximate, t.unit, t.item, t.internal, f.path AS file, t.line, m.file AS number
FROM figure t JOIN meeting m USING (file) JOIN file f ON f.number = m.file
WHERE m.status NOT IN ('planned', 'cancelled');

-- Questions and their answers. organization: that of whoever asked. status: open, or done (answered,
-- or closed by a later meeting, whose remark is then the answer) or dropped.
CREATE TEMP VIEW questions AS
SELECT t.id, m.date, m.series, m.id AS meeting, o.status, t.text, t.asker AS "by", t.organization,
  CASE WHEN t.answer <> '' OR o.status <> 'done' THEN t.answer ELSE coalesce((SELECT s.note
    FROM saying s JOIN meeting n USING (file) WHERE s.reference = t.id AND s.status = 'done'
    AND n.status NOT IN ('planned', 'cancelled') ORDER BY n.date DESC, n.id DESC LIMIT 1), '')
    END AS answer,
  t.answered_by, t.item, t.internal, f.path AS file, t.line, m.file AS number
FROM question t JOIN meeting m USING (file) JOIN file f ON f.number = m.file
  JOIN outcome o ON o.id = t.id AND o.file = t.file AND o.kind = 'Q'
WHERE m.status NOT IN ('planned', 'cancelled');

-- Meetings, with how many came and what they led to. approximate: the date is not known for certain.
CREATE TEMP VIEW meetings AS
SELECT m.date, m.series, m.id, coalesce(nullif(m.title, ''), s.title, '') AS title, m.kind,
  m.status, m.time, m.end_date, m.place, m.mode, m.chair, m.secretary,
  (SELECT count(DISTINCT name) FROM participant p WHERE p.file = m.file AND p.item = ''
    AND p.presence IN ('present', 'part') AND p.name <> ''
    AND m.status NOT IN ('planned', 'cancelled')) AS participants,
  (SELECT count(DISTINCT organization) FROM participant p WHERE p.file = m.file AND p.item = ''
    AND p.presence IN ('present', 'part') AND p.organization <> ''
    AND m.status NOT IN ('planned', 'cancelled')) AS organizations,
  m.headcount,
  (SELECT count(*) FROM outcome o WHERE o.file = m.file AND o.kind = 'D'
    AND m.status NOT IN ('planned', 'cancelled')) AS decisions,
  (SELECT count(*) FROM outcome o WHERE o.file = m.file AND o.kind = 'A'
    AND m.status NOT IN ('planned', 'cancelled')) AS actions,
  m.tags, m.approximate, f.path AS file, m.line, m.file AS number
FROM meeting m JOIN file f ON f.number = m.file LEFT JOIN main.series s ON s.name = m.series;

-- The last words on each meeting ahead. own: the file of the meeting; of several on a day, one that
-- begins when it does, or nearest to that.
CREATE TEMP VIEW announcements AS
SELECT a.*, (SELECT h.file FROM meeting h WHERE h.series = a.series AND a.series <> ''
  AND h.date BETWEEN a.date AND a.date || '~' AND (a.day <> '' OR h.date > a.announced)
  AND (substr(h.time, 1, 5) = a.start OR NOT EXISTS (SELECT 1 FROM ahead o JOIN meeting n USING (file)
    WHERE o.date = a.day AND n.series = a.series AND n.date = a.announced
    AND abs(julianday(substr(o.time, 1, 5)) - julianday(substr(h.time, 1, 5)))
      < abs(julianday(a.start) - julianday(substr(h.time, 1, 5)))))
  ORDER BY h.status = 'cancelled', h.status = 'planned', h.id LIMIT 1) AS own
FROM (SELECT coalesce(nullif(t.date, ''), t.month) AS date, t.date AS day, t.time,
    substr(t.time, 1, 5) AS start, m.series, m.title, t.place, t.topic, t.extra, t.note,
    m.id AS meeting, max(m.date) AS announced, t.line, m.file AS number
  FROM ahead t JOIN meeting m USING (file)
  GROUP BY coalesce(nullif(m.series, ''), m.id), t.date, t.month, substr(t.time, 1, 5)) a
WHERE NOT EXISTS (SELECT 1 FROM ahead o JOIN meeting n USING (file) WHERE o.date = a.day
  AND a.day <> '' AND n.series = a.series AND a.series <> '' AND n.date > a.announced);

-- Meetings as the latest minutes announce them; date may be a month, and a day may have several, each
-- at its own time. status: announced, planned, held, cancelled, or missing: the day has passed, and
-- there are no minutes of it. A meeting that is planned in a file of its own, and that no minutes
-- announce, is among them. What minutes announced is taken back by later ones, written before that
-- day, that announce others as far ahead but not it. When and where is as the file of a planned one says.
CREATE TEMP VIEW next AS
SELECT t.date, CASE WHEN t.planned AND t.own_time <> '' THEN t.own_time ELSE t.time END AS time,
  t.series, coalesce(s.title, t.title) AS title,
  CASE WHEN t.planned AND t.own_place <> '' THEN t.own_place ELSE t.place END AS place,
  t.topic, t.extra, t.note, t.status, t.meeting, t.announced, f.path AS file, t.line, t.number
FROM (SELECT a.*, h.time AS own_time, h.place AS own_place, h.date = a.day
    AND (h.status = 'planned' OR h.date > today.day) AND h.status <> 'cancelled' AS planned,
    CASE WHEN h.status = 'cancelled' THEN 'cancelled'
      WHEN h.status = 'planned' OR h.date > today.day THEN 'planned'
      WHEN h.file IS NOT NULL THEN 'held'
      WHEN coalesce(nullif(a.day, ''), a.date || '-31') < today.day THEN 'missing'
      ELSE 'announced' END AS status
    FROM temp.today, temp.announcements a LEFT JOIN meeting h ON h.file = a.own) t
  JOIN file f ON f.number = t.number LEFT JOIN main.series s ON s.name = t.series
WHERE t.status NOT IN ('announced', 'missing') OR NOT EXISTS (
  SELECT 1 FROM meeting l JOIN ahead a USING (file) WHERE l.series = t.series AND l.series <> ''
  AND l.date > t.announced AND l.date <= substr(t.date || '-31', 1, 10) AND l.status <> 'planned'
  AND coalesce(nullif(a.date, ''), a.month || '-31') >= t.date)
UNION ALL
SELECT m.date, m.time, m.series, coalesce(s.title, m.title), m.place, m.title, 0, '',
  'planned', m.id, '', f.path, m.line, m.file
FROM temp.today, meeting m JOIN file f ON f.number = m.file LEFT JOIN main.series s ON s.name = m.series
WHERE (m.status = 'planned' OR m.date > day) AND m.status <> 'cancelled' AND m.date <> ''
  AND NOT EXISTS (SELECT 1 FROM temp.announcements a WHERE a.own = m.file AND a.day = m.date);

-- Organizations that were ever listed: meetings they came to, people they sent, what they reported.
CREATE TEMP VIEW organizations AS
SELECT t.organization, coalesce(o.kind, '') AS kind,
  count(DISTINCT CASE WHEN t.presence IN ('present', 'part') THEN t.file END) AS meetings,
  count(DISTINCT CASE WHEN t.presence IN ('present', 'part') THEN nullif(t.name, '') END) AS people,
  (SELECT count(*) FROM report r JOIN temp.counted USING (file)
    WHERE r.organization = t.organization AND (r.text <> '' OR EXISTS (SELECT 1 FROM figure g
      WHERE g.file = r.file AND g.item = r.item AND g.organization = r.organization))) AS updates,
  coalesce(min(CASE WHEN t.presence IN ('present', 'part') THEN m.date END), '') AS first,
  coalesce(max(CASE WHEN t.presence IN ('present', 'part') THEN m.date END), '') AS last,
  f.path AS file, t.line, max(m.date) AS listed, m.file AS number
FROM participant t JOIN temp.counted m USING (file) JOIN file f ON f.number = m.file
  LEFT JOIN main.organization o ON o.name = t.organization
WHERE t.organization <> '' GROUP BY t.organization;

-- People who were ever listed, by name and organization, with the role last stated.
CREATE TEMP VIEW people AS
SELECT t.name, t.organization,
  coalesce(substr(max(CASE WHEN t.role <> '' AND m.date <> '' THEN m.date || t.role END), 11), '')
    AS role,
  count(DISTINCT CASE WHEN t.presence IN ('present', 'part') THEN t.file END) AS meetings,
  coalesce(min(CASE WHEN t.presence IN ('present', 'part') THEN m.date END), '') AS first,
  coalesce(max(CASE WHEN t.presence IN ('present', 'part') THEN m.date END), '') AS last,
  f.path AS file, t.line, max(m.date) AS listed, m.file AS number
FROM participant t JOIN temp.counted m USING (file) JOIN file f ON f.number = m.file
WHERE t.name <> '' GROUP BY t.name, t.organization;

-- How organizations, and people where there is a name, attended each series, of the meetings they were
-- expected at. status: coming, stopped, never, substitute, guest. came: of those held; held and share
-- are nothing (NULL) for somebody who was never expected in person. missed: the last ones in a row.
CREATE TEMP TABLE attendance (
  series TEXT, organization TEXT, name TEXT, status TEXT, held INTEGER, came INTEGER, share REAL,
  in_part INTEGER, substituted INTEGER, excused INTEGER, absent INTEGER, nobody INTEGER,
  silent INTEGER, guest INTEGER, missed INTEGER, last TEXT, file TEXT, line INTEGER
);
