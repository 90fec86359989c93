#!/usr/bin/python3
"""Writes the answers of examples/riverside: the survey rows of relationships.csv, and responses.csv.

    make_riverside.py examples/riverside

The other tables, and the rows of relationships.csv that come from documents, interviews or observation (those whose
`reported by` is not their `from`), are written by hand and kept. Seeded: the same folder gives the same bytes.
How many links each two systems report, and between which bodies, follows from who is busy, who shares an outcome, a
board or an agreement; what is planted (examples/riverside/planted.md) is set by the first tables below.
"""
import csv
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

# Planted: outcome, two systems, the only links that their owners report (the rest of such pairs have none).
OWNERS_APART = [("careleavers", "health", "housing", [("mental_health", "copperkey")]),
                ("exclusion", "justice", "schools", [("community_safety", "bridge_centre")]),
                ("discharge", "adults", "housing", [])]
PAPER = [(a, b) for a in ("probation", "pcc_office", "neighbourhood_police")
         for b in ("jobcentre", "estuary_college", "waymarker")]
SIGNED_ONLY = {("council", "tideline"), ("front_door", "probation"), ("housing_options", "lockside"), ("public_health", "tidewater")}
QUIET = ("culture", "work")  # decoy: two quiet systems with nothing in common
GROUPS = ["saltmarsh", "nowy_brzeg", "lock_parents", "al_nahr", "dwr_glas", "boaters"]
GO_BETWEEN = "post_outreach"
RING_HER = ["council", "front_door", "leaving_care", "asc_access", "neighbourhood_police", "community_safety", "mental_health",
            "housing_options", "staithwick_homes", "jobcentre", "fulmerby_surgery", "saltmarsh", "al_nahr", "boaters"]
MOST_OTHERS = 7  # by how many anybody else is named, not counting her

# How busy a body is; 0 if not listed.
BUSY = {"council": .6, "front_door": .8, "leaving_care": .6, "youth_justice": .5, "icb": .7, "hospitals": .6, "mental_health": .7,
        "camhs": .5, "tidewater": .5, "nursing_0_19": .3, "asc_access": .6, "asc_hospital": .7, "reablement": .6,
        "independent_living": .6, "public_health": .3, "neighbourhood_police": .8, "safer_schools": .8, "community_safety": .7,
        "pcc_office": .5, "staithwick_high": .8, "netherquay_school": .6, "fulmerby_trust": .7, "bridge_centre": .8,
        "winterlock_academy": .3, "violence_network": .2,
        "housing_options": .9, "staithwick_homes": .5, "copperkey": .4, "anchorage": .5, "lockside": .3, "hearthwright": .5,
        "voluntary_forum": .5, "kestrel_house": .3, "st_brannocs": -.6, "larkmere": .1, "jobcentre": -.7, "estuary_college": -.5,
        "waymarker": -.9, "chamber": -2.5, "libraries": -.9, "tideline": -1.2, "museum": -9, "millrace": -.6, "ropewalk": -.6,
        "dental": -.8, "pharmacies": -.3}
BASE, SAME, OUTCOME, BOARD, AGREED = -3.4, 2.2, 1.95, .5, 5.5

FIRST = set("""council front_door leaving_care youth_justice inclusion hospitals mental_health camhs care_hub asc_hospital
reablement independent_living neighbourhood_police probation community_safety pcc_office staithwick_high netherquay_school
bridge_centre housing_options staithwick_homes anchorage voluntary_forum kestrel_house quays_advice gp_federation jobcentre
estuary_college libraries slipway public_health""".split())  # answered in 2025
NEW = {"violence_network", "waymarker"}  # not there in 2025
GONE = [("old_refuge", x) for x in ("kestrel_house", "public_protection", "housing_options", "front_door", "community_safety",
                                    "voluntary_forum")] + \
       [("old_careers", x) for x in ("jobcentre", "estuary_college", "leaving_care", "virtual_school")] + \
       [("slipway", "saltmarsh"), ("slipway", "lock_parents")]
STATUS_2025 = {"larkmere": "declined", "icb": "no reply", "tideline": "no reply", "ropewalk": "declined", "pharmacies": "partly",
               "lock_wolds_pcn": "forwarded", "old_refuge": "no reply", "old_careers": "unanswered", "st_brannocs": ""}
POSTS = {"community_safety": ["post_community_safety", "post_abuse"], "care_hub": ["post_discharge"]}
WAVES = ("2025-03-10", "2026-03-09")
LAST_OF_FIRST, FIRST_OF_SECOND = "2025-09-30", "2025-10-01"
NOTES = {"health|adults": ["Call at 9.15, every day", "One list, two logins", "Weekends by telephone"],
         "health|voluntary": ["Carers' room on the ward, Wednesdays"], "children|justice": ["Daily briefing, 8.45", "Half a constable, shared"],
         "children|schools": ["Half-termly, every school", "Panel, first Thursday", "One form since January"],
         "children|health": ["Joint visits, where the family agrees", "Waiting list shared each month"],
         "children|housing": ["18 beds, monthly review", "Rent in advance, case by case"], "health|primary": ["Practice managers' lunch"],
         "housing|justice": ["Weekly tasking, Netherquay", "Outreach walk, Tuesdays, 5 am"], "housing|voluntary": ["Debt clinic, two days"],
         "justice|voluntary": ["Case conference, fortnightly", "Shared training, twice a year"], "adults|voluntary": ["Carers' assessments"],
         "health|justice": ["Street triage, Friday and Saturday nights"], "adults|justice": ["Needle finds, by text"],
         "children|voluntary": ["Detached work, summer only"], "culture|voluntary": ["Warm space, winter"],
         "schools|voluntary": ["Lunchtime club, Year 9"], "housing|work": ["Claims on the spot, Mondays"], "health|schools": ["Termly clinic"]}


def rows(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pair(a, b):
    return (a, b) if a < b else (b, a)


class Riverside:
    def __init__(self, folder):
        self.random = random.Random(20260430)
        self.table = {row["id"]: row for row in rows(folder, "stakeholders")}
        self.bodies = [i for i, row in self.table.items()
                       if row["kind"] not in ("post", "person", "board", "fund") and not row["until"]]
        self.system = {i: self.table[i]["system"].split(";")[0] for i in self.table}
        self.answered = {i for i in self.bodies if self.table[i]["response"] in
                         ("answered", "Yes", "1", "returned", "answered none", "ticked nothing")}
        self.silent = {i for i in self.answered if self.table[i]["response"] in ("answered none", "ticked nothing")}
        self.owns, self.seats = defaultdict(set), defaultdict(set)
        for row in rows(folder, "commitments"):
            if row["role"] in ("lead", "accountable", "contributor", "") and not row["until"]:
                self.owns[self.body(row["stakeholder"])].add(row["outcome"])
        for row in rows(folder, "memberships"):
            self.seats[self.body(row["stakeholder"])].add(row["board"])
        old = rows(folder, "relationships")
        self.columns = list(old[0])
        self.kept = [row for row in old if row["reported by"] != row["from"]]
        self.agreed = {pair(r["from"], r["to"]) for r in self.kept if r["kind"] in ("formal", "money")}
        self.seen = {pair(r["from"], r["to"]) for r in self.kept if r["kind"] == "works with"}
        self.survey, self.links, self.strength, self.reported = [], set(), {}, set()

    def body(self, id_):  # posts and people count as their organisation
        row = self.table[id_]
        return row["organisation"] if row["kind"] in ("post", "person") else id_

    def chance(self, a, b):
        x = BASE + BUSY.get(a, 0) + BUSY.get(b, 0) + SAME * (self.system[a] == self.system[b])
        x += OUTCOME * bool(self.owns[a] & self.owns[b]) + BOARD * bool(self.seats[a] & self.seats[b])
        return 1 / (1 + math.exp(-x - AGREED * (pair(a, b) in self.agreed)))

    def pick(self, pairs, how_many):  # without replacement, likelier pairs sooner
        keyed = sorted(pairs, key=lambda p: self.random.random() ** (1 / self.chance(*p)), reverse=True)
        return set(keyed[:how_many])

    def draw_links(self):
        """Links of 2026 by body; in each two systems, sharing and not, as many as their chances add up to."""
        bodies = sorted(set(self.bodies) - set(GROUPS))
        strata, apart = defaultdict(list), {}
        for k, (outcome, s, t, _) in enumerate(OWNERS_APART):
            apart.update({pair(a, b): k for a in bodies for b in bodies if self.system[a] == s and self.system[b] == t
                          and outcome in self.owns[a] & self.owns[b]})
        paper = {pair(a, b) for a, b in PAPER}
        for i, a in enumerate(bodies):
            for b in bodies[i + 1:]:
                systems = tuple(sorted((self.system[a], self.system[b])))
                if {a, b} & self.answered and (a, b) not in paper and (a, b) not in apart and systems != QUIET:
                    strata[systems, bool(self.owns[a] & self.owns[b])].append((a, b))
        removed = Counter()
        for k, (outcome, s, t, kept) in enumerate(OWNERS_APART):
            block = [p for p in apart if apart[p] == k and set(p) & self.answered]
            usual = sum(self.chance(*p) for p in block)
            removed[tuple(sorted((s, t)))] = usual - len(kept)
            self.links |= {pair(*p) for p in kept}
            print(f"{outcome}, {s} and {t}: {len(block)} owners' pairs asked about, {usual:.1f} links usual by the recipe, {len(kept)} set")
        for (systems, shared), pairs in sorted(strata.items()):
            how_many = sum(self.chance(*p) for p in pairs) + self.random.uniform(-.5, .5)
            if not shared or len(pairs) == sum(len(v) for (s, _), v in strata.items() if s == systems):
                how_many += .7 * removed[systems]  # what owners lack, others of the two systems have
            self.links |= self.pick(pairs, round(how_many))
        self.links |= {p for p in self.agreed if p[0] in bodies and p[1] in bodies and set(p) & self.answered and p not in paper
                       and p not in SIGNED_ONLY}
        for a in bodies:  # who answers and names anybody has at least two
            near = [p for (s, shared), v in sorted(strata.items()) for p in v if a in p and p not in self.links]
            short = 2 - sum(a in p for p in self.links)
            if a not in self.silent and short > 0 and a in self.answered:
                self.links |= self.pick(near, short)
        hub = self.body(GO_BETWEEN)
        self.links |= {pair(hub, x) for x in GROUPS + RING_HER} | {pair("al_nahr", "nowy_brzeg")}
        self.links -= self.seen

    def draw_strengths(self):
        for a, b in sorted(self.links):
            shared = bool(self.owns[a] & self.owns[b])
            weights = (0, 2, 3, 4, 2) if self.system[a] == self.system[b] else (0, 4, 4, 2, 1) if shared else (1, 5, 2, 0, 0)
            self.strength[a, b] = self.random.choices((1, 2, 3, 4, 5), weights)[0]

    def who_reports(self, a, b, answered):
        sides = [x for x in (a, b) if x in answered and x not in self.silent]
        if len(sides) == 2 and self.random.random() > .5:
            sides = [self.random.choice(sides)]
        return sides

    def near(self, strength):
        return min(5, max(2, strength + self.random.choice((-1, 0, 0, 0, 0, 1)))) if strength > 1 else strength

    def face(self, id_, other):
        """The id a row uses for a body: its post, where the holder was told and deals with it."""
        if id_ == "quays_advice" and other in GROUPS + RING_HER:
            return GO_BETWEEN
        posts = POSTS.get(id_, [])
        return self.random.choice(posts) if posts and self.random.random() < .5 else id_

    def add(self, from_, to, kind, **cells):
        row = dict.fromkeys(self.columns, "") | {"from": from_, "to": to, "kind": kind, "reported by": from_}
        self.survey.append(row | {k.replace("_", " "): v for k, v in cells.items()})
        return self.survey[-1]

    def works_with(self):
        r = self.random
        early = {p for p in sorted(self.links) if not set(p) & NEW and (r.random() < .88 or set(p) & set(GROUPS))}
        extra = {pair(*p) for p in GONE}
        apart = [(o, s, t) for o, s, t, _ in OWNERS_APART]
        for a in sorted(FIRST):
            for b in sorted(set(self.bodies) - NEW - set(GROUPS) - {a}):
                planted = any({self.system[a], self.system[b]} == {s, t} for _, s, t in apart) or \
                    {self.system[a], self.system[b]} in ({"justice", "work"}, set(QUIET))
                if not planted and pair(a, b) not in self.links | self.seen and a not in self.silent and b not in self.silent:
                    if r.random() < .12 * self.chance(a, b):
                        extra.add(pair(a, b))
        for a, b in sorted(self.links | extra):
            base = self.strength.get((a, b), r.choice((2, 2, 3)))
            now = self.who_reports(a, b, self.answered) if (a, b) in self.links else []
            then = [x for x in self.who_reports(a, b, FIRST)] if (a, b) in early | extra else []
            for x in sorted(set(now + then)):
                self.report(x, b if x == a else a, base, x in then, x in now)
        for row in r.sample(self.survey, 9):
            if int(row["strength"]) > 1:
                row["kind"] = ""
        self.zeros()

    def report(self, x, y, base, then, now):
        r = self.random
        if now:
            self.reported.add((x, y))
        from_, to = self.face(x, y), self.face(y, x)
        late = self.near(base)
        early = late if r.random() < .85 else self.near(base)
        for wave, strength in (((0, early), (1, late)) if then and now and early != late else ((0 if then else 1, late),)):
            both = then and now and early == late
            row = self.add(from_, to, "works with", strength=strength, evidence="e11;e12" if both else ("e11", "e12")[wave])
            if not both:
                row["until" if wave == 0 else "since"] = LAST_OF_FIRST if wave == 0 else FIRST_OF_SECOND
            for gone in {x, y} & {"old_refuge", "old_careers"}:
                row["until"] = self.table[gone]["until"]
            if both and r.random() < .25:
                row["since"] = r.choice(("2019", "2021-04", "2022-09-01", "2023", "2024-01-15"))
            if strength >= 3:
                shared = sorted(self.owns[x] & self.owns[y])
                row["outcomes"] = ";".join(shared) if r.random() < .8 else ""
            if strength > 1 and r.random() < .6:
                row["frequency"] = {5: "daily", 4: "weekly", 3: "monthly", 2: r.choice(("monthly", "quarterly"))}[strength]
            row["formality"] = r.choice(("formal", "")) if pair(x, y) in self.agreed else r.choice(("informal", "", ""))
            row["confidence"] = r.choices(("", "sure", "fairly", "0.9"), (90, 5, 4, 1))[0]
            row["visibility"] = "public" if pair(x, y) in self.agreed else r.choices(("", "partners", "team"), (7, 2, 1))[0]
            kinds = "|".join(sorted((self.system[x], self.system[y]), key=list(dict.fromkeys(self.system.values())).index))
            if strength >= 3 and NOTES.get(kinds) and wave == 1 and GO_BETWEEN not in (from_, to) and r.random() < .4:
                row["notes"] = NOTES[kinds].pop()

    def zeros(self):
        """'Not at all' is ticked, and kept, by a few."""
        for a, b in (("probation", "jobcentre"), ("jobcentre", "probation"), ("estuary_college", "pcc_office"), ("pcc_office", "waymarker"),
                     ("housing_options", "mental_health"), ("staithwick_high", "neighbourhood_police"), ("anchorage", "asc_access"),
                     ("saltmarsh", "voluntary_forum"), ("al_nahr", "housing_options"), ("libraries", "chamber"), ("hearthwright", "reablement")):
            self.add(a, b, "works with", strength=0, since=FIRST_OF_SECOND, evidence="e12")

    def would_ring(self):
        r, named = self.random, Counter()
        for x in sorted(self.answered - self.silent):
            contacts = sorted(y for a, y in self.reported if a == x)
            r.shuffle(contacts)
            contacts.sort(key=lambda y: -BUSY.get(y, 0) - r.random())
            chosen = [GO_BETWEEN] if x in RING_HER else []
            for y in contacts:
                target = self.face(y, x)
                if len(chosen) < r.choice((1, 2, 3, 3)) and target != GO_BETWEEN and named[target] < MOST_OTHERS:
                    chosen.append(target)
                    named[target] += 1
            for target in chosen:
                both = x in FIRST and self.body(target) not in NEW and r.random() < .7
                self.add(x, target, "would ring", since="" if both else FIRST_OF_SECOND, evidence="e11;e12" if both else "e12")
        for x in sorted(FIRST):
            rung = {row["to"] for row in self.survey if row["from"] == x and row["kind"] == "would ring"}
            contacts = sorted({row["to"] for row in self.survey if row["from"] == x and row["until"] == LAST_OF_FIRST} - rung)
            for target in r.sample(contacts, min(len(contacts), r.choice((0, 1, 1)))):
                self.add(x, target, "would ring", until=LAST_OF_FIRST, evidence="e11")
        for target in ("housing_options", "front_door", "neighbourhood_police"):
            self.add(GO_BETWEEN, target, "would ring", evidence="e11;e12")

    def opinions(self):
        """Of organisations, by organisations: 1 to 4, written (x - 1) / 3; 'rather not say' is blank."""
        r = self.random
        strong = {(row["from"], row["to"]) for row in self.survey if row["kind"] == "works with" and not row["until"]
                  and row["strength"] and int(row["strength"]) >= 3}
        for kind, weights in (("trust", (0, 3, 6, 4)), ("challenge", (1, 4, 5, 2))):
            for x in sorted(self.answered - {"probation", "mental_health"}):
                partners = sorted(b for a, b in strong if a == x and b not in [p for v in POSTS.values() for p in v] + [GO_BETWEEN])
                for y in r.sample(partners, min(len(partners), 2)):
                    value = r.choices(("0", "0.33", "0.67", "1"), weights)[0] if r.random() > .06 else ""
                    self.add(x, y, kind, since=FIRST_OF_SECOND, evidence="e12", visibility="team").update({kind: value})

    def write(self, folder):
        with open(folder / "relationships.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, self.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.survey + self.kept)
        out = [["stakeholder", "date", "layer", "status"]]
        asked = self.bodies + ["old_refuge", "old_careers"] + sum(POSTS.values(), [GO_BETWEEN])
        for wave, start in enumerate(WAVES):
            for x in asked:
                day = f"{start[:4]}-{self.random.choice(('03', '04'))}-{self.random.randint(10, 17)}"
                if wave == 0 and x not in NEW:
                    known = "answered" if x in FIRST or x in (GO_BETWEEN, "post_community_safety") else "no reply"
                    status = "not asked" if x in GROUPS or x == "post_abuse" else STATUS_2025.get(x, known)
                elif wave == 1 and not self.table[x]["until"]:
                    status = self.table[x]["response"]
                else:
                    continue
                if status:
                    out.append([x, day, "", status])
                if wave == 1 and x in ("probation", "mental_health"):
                    out += [[x, day, "trust", "declined"], [x, day, "challenge", "declined"]]
                if wave == 1 and x in ("staithwick_high", "anchorage"):
                    out.append([x, day, "Can disagree openly", "partly"])
        with open(folder / "responses.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(out)


def main(folder):
    place = Riverside(folder)
    place.draw_links()
    place.draw_strengths()
    place.works_with()
    place.would_ring()
    place.opinions()
    place.write(folder)
    kinds = Counter(row["kind"] or "works with (blank)" for row in place.survey + place.kept)
    print(f"{len(place.bodies)} bodies, {len(place.answered)} answered; {len(place.links)} links; {len(place.survey + place.kept)} rows: {dict(kinds)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
