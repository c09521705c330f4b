# ruff: noqa: N801, N805 - OpenFisca names variables by classes and calls formulas without a self
"""The same amounts with OpenFisca, in its own environment: `openfisca_rival.py SOURCE TARGET RATES`.

A claim is the entity of single persons, a trainee and a trainee's occupation and level are groups, and clause
21 is `get_rank`, year after year. Positions of members are given ready-made, because OpenFisca would find them
in a slow loop; its own part is the formulas. It prints the seconds from reading to the last byte written.
"""

import json
import sys
import time

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from openfisca_core import entities, periods, taxbenefitsystems, variables
from openfisca_core.simulations import Simulation

FIRST_YEAR, LAST_YEAR = 2019, 2022
STAFF_SKILL, EMPLOYMENT_SKILLS, PRE_JOB, JOB_TRANSFER, LIVING_ALLOWANCE = 4, 1, 6, 7, 9
LEAVER = 4
RATES = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}

FOR_EVER = periods.period(periods.DateUnit.ETERNITY)
ONCE = periods.period(str(FIRST_YEAR))
DERIVED = {"charge_fen", "staff_fen", "expected_fen", "is_eligible"}

Claim = entities.Entity("claim", "claims", "Claim", "")
Claim.is_person = True
Trainee = entities.GroupEntity("trainee", "trainees", "Trainee", "", [{"key": "own", "plural": "owns"}])
Skill = entities.GroupEntity(
    "skill", "skills", "Occupation and level", "", [{"key": "proof", "plural": "proofs"}]
)


def given(name, value_type=int):
    """A variable that is read from the file."""
    members = {
        "value_type": value_type, "entity": Claim, "definition_period": periods.DateUnit.ETERNITY, "label": name
    }  # fmt: skip
    return type(name, (variables.Variable,), members)


def fact(claim, name):
    """A fact, or what follows from facts alone: OpenFisca computes only in years, so in the first of them."""
    return claim(name, ONCE if name in DERIVED else FOR_EVER)


def has_bit(mask, number):
    return (mask >> number) & 1 == 1


def add_year(days):
    """The same day a year on, 29 February becoming 28."""
    dates = (days - 719_163).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    day_of_month = dates - months.astype("datetime64[D]")
    later = months + RATES["pre_job_hire_months"]
    last = (later + 1).astype("datetime64[D]") - later.astype("datetime64[D]") - 1
    return (later.astype("datetime64[D]") + np.minimum(day_of_month, last)).astype(np.int64) + 719_163


class charge_fen(variables.Variable):
    value_type = int
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        fee = np.minimum(fact(claim, "actual_fee_fen"), fact(claim, "posted_fee_fen"))
        ceiling = fact(claim, "ceiling_fen")
        return np.where((ceiling > 0) & (ceiling < fee), ceiling, fee)


class staff_fen(variables.Variable):
    value_type = int
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        level = fact(claim, "level")
        return np.where(
            fact(claim, "is_urgent"),
            np.array(RATES["staff_urgent_fen"])[level],
            np.array(RATES["staff_fen"])[level],
        )


class expected_fen(variables.Variable):
    value_type = int
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        benefit = fact(claim, "benefit")
        living = (
            np.minimum(fact(claim, "attended_days"), fact(claim, "planned_days")) * RATES["living_day_fen"]
        )
        return np.select(
            [
                benefit == STAFF_SKILL,
                benefit == EMPLOYMENT_SKILLS,
                benefit == PRE_JOB,
                benefit == JOB_TRANSFER,
            ],
            [
                fact(claim, "staff_fen"),
                fact(claim, "charge_fen"),
                RATES["pre_job_fen"],
                RATES["job_transfer_fen"],
            ],
            living,
        )


class is_eligible(variables.Variable):
    value_type = bool
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        benefit, certificate = fact(claim, "benefit"), fact(claim, "certificate")
        categories, filed_on = fact(claim, "categories"), fact(claim, "filed_on")
        common = (
            (filed_on >= RATES["starts_on"]) & (filed_on <= RATES["ends_on"]) & ~fact(claim, "is_pensioned")
        )
        training = (
            fact(claim, "is_passed") & (fact(claim, "certified_on") > 0)
            & has_bit(RATES["accepted_certificates"], certificate)
        )  # fmt: skip
        staff = (
            fact(claim, "is_employee") & fact(claim, "is_insured")
            & has_bit(RATES["staff_organisations"], fact(claim, "organisation"))
        )  # fmt: skip
        is_new = fact(claim, "started_on") <= add_year(fact(claim, "hired_on"))
        living = (categories & RATES["living_categories"] != 0) | (
            (categories & LEAVER != 0) & (categories & RATES["living_leaver_attributes"] != 0)
        )
        in_group = categories & RATES["key_group_categories"] != 0
        proves = has_bit(RATES["staff_certificates"], certificate)
        return common & np.select(
            [
                benefit == STAFF_SKILL,
                benefit == EMPLOYMENT_SKILLS,
                benefit == PRE_JOB,
                benefit == JOB_TRANSFER,
            ],
            [
                training & staff & proves & (fact(claim, "staff_fen") > 0),
                training & in_group & (fact(claim, "charge_fen") > 0),
                training & staff & is_new,
                training & staff,
            ],
            living & (fact(claim, "attended_days") > 0),
        )


class is_counted_granted(variables.Variable):
    """Clause 21 in one year: not the same occupation and level again, and at most three a year."""

    value_type = bool
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        if period.start.year < FIRST_YEAR:
            return np.zeros(claim.count, np.bool_)
        order = fact(claim, "place")
        counts = fact(claim, "is_eligible") & (fact(claim, "benefit") != LIVING_ALLOWANCE)
        candidate = counts & (fact(claim, "counted_year") == period.start.year)
        candidate &= ~claim.skill.any(claim.skill.members("is_granted_by", period.last_year))
        first = claim.get_rank(claim.skill, order, condition=candidate) == 0
        rank = claim.get_rank(claim.trainee, order, condition=first)
        return first & (rank < RATES["yearly_limit"])


class is_granted_by(variables.Variable):
    """Granted in the year or before."""

    value_type = bool
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        if period.start.year < FIRST_YEAR:
            return np.zeros(claim.count, np.bool_)
        return claim("is_counted_granted", period) | claim("is_granted_by", period.last_year)


class amount_fen(variables.Variable):
    value_type = int
    entity = Claim
    definition_period = periods.DateUnit.YEAR

    def formula(claim, period):
        living = fact(claim, "is_eligible") & (fact(claim, "benefit") == LIVING_ALLOWANCE)
        return np.where(claim("is_granted_by", period) | living, fact(claim, "expected_fen"), 0)


def positions_of(groups):
    """Each member's position in its group."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    positions = np.empty(len(groups), np.int32)
    positions[order] = np.arange(len(groups)) - np.repeat(starts, np.diff(np.r_[starts, len(groups)]))
    return positions


def join(population, groups, claims):
    """Put claims into groups."""
    distinct, members = np.unique(groups, return_inverse=True)
    population.count = len(distinct)
    population.ids = distinct
    population.members_entity_id = members
    population.members_position = positions_of(members)
    population.members = claims


def main(source, target):
    started = time.perf_counter()
    table = pq.read_table(source)
    columns = {name: table.column(name).to_numpy() for name in table.column_names}
    system = taxbenefitsystems.TaxBenefitSystem([Claim, Trainee, Skill])
    certified = columns["certified_on"].astype(np.int64)
    columns["counted_year"] = (certified - 719_163).astype("datetime64[D]").astype("datetime64[Y]").astype(
        int
    ) + 1970
    place = np.empty(len(certified))
    place[np.lexsort((columns["claim_id"], certified))] = np.arange(len(certified))
    columns["place"] = place  # whole numbers below 2**24, because its floats have 32 bits
    read = [name for name in columns if name not in {"claim_id", "person", "employer", "training"}]
    for name in read:
        kind = float if name == "place" else bool if columns[name].dtype == np.bool_ else int
        system.add_variable(given(name, kind))
    for variable in (
        charge_fen,
        staff_fen,
        expected_fen,
        is_eligible,
        is_counted_granted,
        is_granted_by,
        amount_fen,
    ):
        system.add_variable(variable)
    populations = system.instantiate_entities()
    claims = populations["claim"]
    claims.count = len(certified)
    claims.ids = np.arange(len(certified))
    person = columns["person"].astype(np.int64)
    join(populations["trainee"], person, claims)
    join(populations["skill"], (person * 1000 + columns["occupation"]) * 10 + columns["level"], claims)
    simulation = Simulation(system, populations)
    simulation.max_spiral_loops = LAST_YEAR - FIRST_YEAR + 2  # a year looks back on all years before
    for name in read:
        simulation.set_input(name, FOR_EVER, columns[name])
    amount = simulation.calculate("amount_fen", str(LAST_YEAR))
    pq.write_table(pa.table({"claim_id": columns["claim_id"], "amount_fen": amount}), target)
    print(json.dumps({"seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
