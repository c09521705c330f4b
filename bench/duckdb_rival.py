"""The same decisions in SQL, as DuckDB runs them: own conditions in one scan, limits year after year.

It decides what `synthetic_claims` contains. Figures come from the pack, conditions are written out as an
expert in SQL would. Of the findings of clause 21 it gives the yearly limit; a repeated level only refuses.
"""

from pathlib import Path

import duckdb

from jiangxin.policy import findings
from jiangxin.policy.rates import Rates
from jiangxin.policy.vocabulary import Benefit, Category

YEARS = (2019, 2020, 2021, 2022)
COMPARED = findings.REFUSALS & ~findings.REPEAT
_EPOCH_ORDINAL = 719_163


def _by_level(amounts: tuple[int, ...]) -> str:
    return (
        "CASE level "
        + " ".join(f"WHEN {level} THEN {fen}" for level, fen in enumerate(amounts))
        + " ELSE 0 END"
    )


def _bit(condition: str, bit: int) -> str:
    return f"CASE WHEN {condition} THEN {bit} ELSE 0 END"


def _conditions(rates: Rates) -> dict[str, str]:
    """Pieces of the one scan: amounts and findings by benefit."""
    fee = "least(actual_fee_fen, posted_fee_fen)"
    charge = f"CASE WHEN ceiling_fen > 0 AND ceiling_fen < {fee} THEN ceiling_fen ELSE {fee} END"
    staff = (
        f"CASE WHEN is_urgent THEN {_by_level(rates.staff_urgent_fen)} ELSE {_by_level(rates.staff_fen)} END"
    )
    hired = f"(DATE '1970-01-01' + (hired_on - {_EPOCH_ORDINAL})::INTEGER)"
    latest = (
        f"datediff('day', DATE '1970-01-01', ({hired} + INTERVAL {rates.pre_job_hire_months} MONTH)::DATE)"
    )
    living = (
        f"(categories & {rates.living_categories} <> 0 OR (categories & {int(Category.SCHOOL_LEAVER)} <> 0"
        f" AND categories & {rates.living_leaver_attributes} <> 0))"
    )
    return {
        "charge": charge,
        "staff": staff,
        "is_staff": f"(is_employee AND is_insured AND ({rates.staff_organisations} >> organisation) & 1 = 1)",
        "is_new": f"(started_on <= {latest} + {_EPOCH_ORDINAL})",
        "is_living": living,
    }


def scan_of(rates: Rates) -> str:
    """SQL of amount and own findings of every claim."""
    part = _conditions(rates)
    amount = (
        f"CASE benefit WHEN {Benefit.STAFF_SKILL:d} THEN {part['staff']} WHEN {Benefit.EMPLOYMENT_SKILLS:d} THEN"
        f" {part['charge']} WHEN {Benefit.PRE_JOB:d} THEN {rates.pre_job_fen} WHEN {Benefit.JOB_TRANSFER:d} THEN"
        f" {rates.job_transfer_fen} ELSE least(attended_days, planned_days) * {rates.living_day_fen} END"
    )
    training = " | ".join(
        (
            _bit("NOT is_passed", findings.PASSED),
            _bit("certificate = 0 OR certified_on <= 0", findings.CERTIFICATE),
            _bit(
                f"certificate <> 0 AND ({rates.accepted_certificates} >> certificate) & 1 = 0",
                findings.CERTIFICATE_KIND,
            ),
        )
    )
    own = _own_findings(part, rates, training)
    cases = " ".join(f"WHEN {benefit:d} THEN {' | '.join(bits)}" for benefit, bits in own.items())
    common = " | ".join(
        (
            _bit(f"filed_on NOT BETWEEN {rates.starts_on} AND {rates.ends_on}", findings.IN_FORCE),
            _bit("is_pensioned", findings.PENSION),
        )
    )
    return (
        f"SELECT claim_id, person, benefit, certified_on, occupation, level, is_paid_to_person,"
        f" year(DATE '1970-01-01' + (certified_on - {_EPOCH_ORDINAL})::INTEGER) AS counted_year,"
        f" ({amount})::BIGINT AS amount_fen,"
        f" ((CASE benefit {cases} END) | {common})::BIGINT AS findings FROM read_parquet($source)"
    )


def _own_findings(part: dict[str, str], rates: Rates, training: str) -> dict[Benefit, tuple[str, ...]]:
    """SQL of what each benefit's own conditions find."""
    job_staff = _bit(f"NOT {part['is_staff']}", findings.JOB_STAFF)
    return {
        Benefit.STAFF_SKILL: (
            training,
            _bit(f"NOT {part['is_staff']}", findings.STAFF),
            _bit(f"({part['staff']}) <= 0", findings.STAFF_LEVEL),
            _bit(
                f"certificate <> 0 AND ({rates.staff_certificates} >> certificate) & 1 = 0",
                findings.STAFF_CERTIFICATE,
            ),
        ),
        Benefit.EMPLOYMENT_SKILLS: (
            training,
            _bit(f"categories & {rates.key_group_categories} = 0", findings.KEY_GROUP),
            _bit(f"({part['charge']}) <= 0", findings.CHARGE),
        ),
        Benefit.PRE_JOB: (training, job_staff, _bit(f"NOT {part['is_new']}", findings.HIRE)),
        Benefit.JOB_TRANSFER: (training, job_staff),
        Benefit.LIVING_ALLOWANCE: (
            _bit(f"NOT {part['is_living']}", findings.LIVING_GROUP),
            _bit("attended_days <= 0", findings.ATTENDANCE),
        ),
    }


_YEAR = """
CREATE TEMP TABLE decided_{year} AS
WITH ranked AS (
    SELECT claims.*, {paid_before} AS is_paid_before, row_number() OVER (
        PARTITION BY claims.person, claims.occupation, claims.level ORDER BY certified_on, claim_id) AS nth
    FROM claims {join_paid}
    WHERE findings = 0 AND benefit <> {living} AND counted_year = {year}
), counted AS (
    SELECT *, coalesce(sum(CASE WHEN nth = 1 AND NOT is_paid_before THEN 1 ELSE 0 END) OVER (
        PARTITION BY person ORDER BY certified_on, claim_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before_count
    FROM ranked
)
SELECT *, nth = 1 AND NOT is_paid_before AND before_count < {limit} AS is_granted FROM counted
"""
_ROW = """SELECT claim_id, {granted} AS is_granted, CASE WHEN {granted} THEN amount_fen ELSE 0 END AS amount_fen,
    0::BIGINT AS offset_fen, CASE WHEN {granted} THEN amount_fen ELSE 0 END AS net_fen,
    (CASE WHEN benefit = 1 AND NOT is_paid_to_person THEN 2 WHEN benefit IN (1, 9) THEN 1 ELSE 3 END)::TINYINT AS payee,
    (CASE WHEN benefit = 9 THEN 2 ELSE 1 END)::TINYINT AS fund, {mask} AS findings FROM {table}"""


def decide(source: Path, target: Path, rates: Rates) -> None:
    """Decide a file of claims into a file of decisions, in no particular order."""
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(f"CREATE TEMP TABLE claims AS {scan_of(rates)}", {"source": str(source)})
    connection.execute("CREATE TEMP TABLE paid (person INTEGER, occupation INTEGER, level TINYINT)")
    for year in YEARS:
        is_first = year == YEARS[0]
        join = "" if is_first else "LEFT JOIN paid USING (person, occupation, level)"
        connection.execute(
            _YEAR.format(
                year=year,
                living=int(Benefit.LIVING_ALLOWANCE),
                limit=rates.yearly_limit,
                join_paid=join,
                paid_before="false" if is_first else "paid.person IS NOT NULL",
            )
        )
        connection.execute(
            f"INSERT INTO paid SELECT person, occupation, level FROM decided_{year} WHERE is_granted"
        )
    limit = f"CASE WHEN before_count >= {rates.yearly_limit} THEN {findings.YEARLY_LIMIT} ELSE 0 END::BIGINT"
    rows = [_ROW.format(granted="is_granted", mask=f"({limit})", table=f"decided_{year}") for year in YEARS]
    rest = _ROW.format(granted="(findings = 0)", mask="findings", table="claims")
    rows.append(f"{rest} WHERE findings <> 0 OR benefit = {Benefit.LIVING_ALLOWANCE:d}")
    connection.execute(f"COPY ({' UNION ALL '.join(rows)}) TO '{target}' (FORMAT parquet)")
    connection.close()
