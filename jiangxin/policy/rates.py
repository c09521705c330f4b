"""The figures a rule reads, resolved for one day and one region: whole numbers and short tuples of them.

Field names are the ids of the pack's rates; what each means, its clause and its source stand there. Lists of
categories, benefits, certificates and organisations are masks. Where a figure is a switch, its options are in
the pack, too.
"""

from typing import NamedTuple

LEVEL_COUNT = 8
BENEFIT_COUNT = 15
CITY_COUNT = 16


class Rates(NamedTuple):
    """One consistent set of figures. Money in fen, shares in basis points, days as ordinals."""

    starts_on: int
    ends_on: int
    # 21: limits and proof
    yearly_limit: int
    year_basis: int
    counted_benefits: int
    repeat_scope: int
    repeat_benefits: int
    one_benefit_per_class: int
    lower_level_mode: int
    insurance_subsidy_mode: int
    pension_benefits: int
    pass_benefits: int
    certificate_benefits: int
    accepted_certificates: int
    claim_deadline_months: int
    # 14, 15, 16, 3: by charge
    key_group_categories: int
    project_categories: int
    custodial_categories: int
    release_categories: int
    release_days: int
    release_basis: int
    founder_categories: int
    charge_basis: int
    charge_ceiling_fen: int
    # 17, 18: enterprises
    staff_fen: tuple[int, ...]
    staff_urgent_fen: tuple[int, ...]
    staff_certificates: int
    staff_insurance_required: int
    staff_organisations: int
    dispatch_organisations: int
    apprentice_year_fen: tuple[int, ...]
    apprentice_months_max: int
    pre_job_fen: int
    pre_job_hire_months: int
    job_transfer_fen: int
    # 19: work-based training
    work_month_fen: int
    work_months_max: int
    work_part_month: int
    work_scope: int
    work_poor_categories: int
    work_poor_organisations: int
    work_difficult_categories: int
    work_difficult_organisations: int
    work_changes_on: int
    # 20: living allowance
    living_day_fen: int
    living_hour_fen: int
    living_categories: int
    living_leaver_attributes: int
    living_low_income_alone: int
    living_trainings: int
    living_attendance_min_bp: int
    living_year_days_max: int
    # 22: advance
    advance_share_min_bp: int
    advance_share_max_bp: int
    advance_categories: int
    advance_cities: tuple[int, ...]
    advance_trainings: int
    apprentice_advance_max_bp: int
    # 23: placement
    placement_fen: int
    placement_months: int
    placement_categories: int
    placement_trainings: int
    placement_insured_months_min: int
    placement_self_employed: int
    placement_referral_mode: int
    # 4: technical schools
    school_categories: int
    school_items: int
    school_grant_fen: int
    school_year_month: int
    # 25 and each clause: who pays, who receives
    funds: tuple[int, ...]
    payees: tuple[int, ...]
