"""The compiled loops: judge rows in file order, then walk each person's claims in their order.

These functions are plain Python that Numba compiles; the rules they call are the policy's own functions. Rows
that their own facts do not refuse are laid by person into buckets that fit a core's cache.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import carray

from jiangxin.engines.native.claim_rows import claim_row_at, pointer_to, uncounted
from jiangxin.engines.native.layout import USE_DTYPE, Array, IntArray
from jiangxin.policy.entitlements import entitle
from jiangxin.policy.findings import REFUSALS
from jiangxin.policy.judgement import evaluate
from jiangxin.policy.rules.conditions import anchor_on, payee_number
from jiangxin.policy.uses import Use, granted_use, use_of

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)
SMALL = 16
use_dtype = USE_DTYPE


class Law(NamedTuple):
    """Every resolved `Rates`, by stretch of days and region: row `stretch * len(regions) + region`."""

    rates: Array
    break_days: IntArray
    regions: IntArray


class Rows(NamedTuple):
    """Some claims: their facts as a table of addresses, their persons' and their own keys."""

    table: IntArray
    person: IntArray
    order: IntArray
    first_row: int
    is_history: bool


class Results(NamedTuple):
    """What is found of each claim, in the order of the file."""

    mask: IntArray
    amount_fen: IntArray
    payee: Array
    fund: Array


class Share(NamedTuple):
    """Which persons are taken this time, and into how many buckets: `1 << bucket_bits` a part."""

    part: int
    part_bits: int
    bucket_bits: int


def scatter(person: int, share: Share) -> Any:
    """The bucket of a person, or -1 where the person belongs to another part."""
    mixed = np.uint64(person) * GOLDEN
    mixed = (mixed ^ (mixed >> np.uint64(29))) * MIX
    bits = np.int64(mixed >> np.uint64(33))
    if bits & ((1 << share.part_bits) - 1) != share.part:
        return -1
    return (bits >> share.part_bits) & ((1 << share.bucket_bits) - 1)


def count_up_to(values: IntArray, wanted: int) -> int:
    """How many values of a sorted array are not above the wanted one."""
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] <= wanted:
            low = middle + 1
        else:
            high = middle
    return low


def region_index(regions: IntArray, code: int) -> int:
    """Position of the narrowest region that holds a division: itself, its city, or the province (first)."""
    if len(regions) == 1:
        return 0
    for wanted in (code, code // 100 * 100):
        at = count_up_to(regions[1:], wanted)
        if at > 0 and regions[at] == wanted:
            return at
    return 0


def rate_index(claim: Any, break_days: IntArray, regions: IntArray) -> int:
    """The row of the rates of a claim's anchor day and region, as `RateBook.resolve` finds it."""
    stretch = 0 if len(break_days) == 1 else max(0, count_up_to(break_days, anchor_on(claim)) - 1)
    return stretch * len(regions) + region_index(regions, claim.region)


def write_use(target: Any, use: Use) -> None:
    """Copy a use into a record."""
    target.benefit = use.benefit
    target.counted_on = use.counted_on
    target.year = use.year
    target.level = use.level
    target.occupation = use.occupation
    target.course = use.course
    target.employer = use.employer
    target.hired_on = use.hired_on
    target.started_on = use.started_on
    target.ended_on = use.ended_on
    target.months = use.months
    target.days = use.days
    target.school_items = use.school_items
    target.has_limit_override = use.has_limit_override
    target.amount_fen = use.amount_fen
    target.units = use.units


def judge_rows(rows: Rows, law: Law, results: Results, share: Share, uses: Any, ends: Any) -> int:
    """Judge claims by their own facts; lay those not refused (and all grants) into `uses`, bucket by bucket.

    `ends` receives where each bucket ends. Returns how many were laid. Arrays are taken out of their tuples
    once: handed from call to call they would be counted, copied and slow.
    """
    table, person, order, first_row, is_history = rows
    rates, break_days, regions = law
    mask, amounts_fen, payees, funds = results
    count = len(person)
    buckets = np.empty(count, np.int32)
    rate_rows = np.empty(count, np.int32)
    ends[:] = 0
    for i in range(count):
        bucket = scatter(person[i], share)
        if bucket >= 0:
            claim = claim_row_at(table, i)
            rate_rows[i] = rate_index(claim, break_days, regions)
            in_force = rates[rate_rows[i]]
            found, amount_fen = evaluate(claim, in_force)
            stands = is_history or found & REFUSALS == 0
            at = first_row + i
            mask[at] = found
            amounts_fen[at] = amount_fen if stands else 0
            payees[at] = payee_number(claim, in_force)
            funds[at] = in_force.funds[claim.benefit]
            if stands:
                ends[bucket] += 1
            else:
                bucket = -1
        buckets[i] = bucket
    total = start_buckets(ends)
    for i in range(count):
        if buckets[i] >= 0:
            at = first_row + i
            use = use_of(claim_row_at(table, i), rates[rate_rows[i]], amounts_fen[at])
            target = uses[ends[buckets[i]]]
            ends[buckets[i]] += 1
            write_use(target, use)
            target.person = person[i]
            target.order = order[i]
            target.row = -1 if is_history else at
            target.rate = rate_rows[i]
    return total


def longest_run(person: IntArray) -> int:
    """How many rows the person with the most rows in a row has."""
    longest, begun = 0, 0
    for i in range(1, len(person) + 1):
        if i == len(person) or person[i] != person[begun]:
            longest = max(longest, i - begun)
            begun = i
    return longest


def decide_runs(rows: Rows, law: Law, results: Results) -> int:
    """Decide claims whose persons stand side by side, each whole in `rows`, without laying them first.

    Returns how many their own facts did not refuse.
    """
    table, person, order, first_row, _ = rows
    rates, mask, amounts_fen = uncounted(law.rates), uncounted(results.mask), uncounted(results.amount_fen)
    break_days, regions, payees, funds = law.break_days, law.regions, results.payee, results.fund
    longest = longest_run(person)
    held_uses, held_own = np.empty(longest, use_dtype), np.empty(longest, np.int64)
    held_grants = np.empty(longest, use_dtype)
    uses, own, grants = uncounted(held_uses), uncounted(held_own), uncounted(held_grants)
    stood, length = 0, 0
    for i in range(len(person)):
        claim = claim_row_at(table, i)
        rate = rate_index(claim, break_days, regions)
        in_force = rates[rate]
        found, amount_fen = evaluate(claim, in_force)
        at = first_row + i
        stands = found & REFUSALS == 0
        mask[at] = found
        amounts_fen[at] = amount_fen if stands else 0
        payees[at] = payee_number(claim, in_force)
        funds[at] = in_force.funds[claim.benefit]
        if stands:
            target = uses[length]
            write_use(target, use_of(claim, in_force, amount_fen))
            target.order = order[i]
            target.row = at
            target.rate = rate
            own[length] = length
            length += 1
        if i + 1 == len(person) or person[i + 1] != person[i]:
            if length > 1:
                order_own(uses, own[:length])
            walk_person(uses, own[:length], grants, rates, mask, amounts_fen)
            stood += length
            length = 0
    return stood + 0 * (len(held_uses) + len(held_own) + len(held_grants))


def start_buckets(ends: Any) -> int:
    """Turn how many each bucket holds into where each begins. Returns how many there are in all."""
    total = 0
    for bucket in range(len(ends)):
        total += ends[bucket]
        ends[bucket] = total - ends[bucket]
    return total


def count_in(bucket: int, ends: Any) -> int:
    """How many uses of one bucket all blocks hold."""
    total = 0
    for block in range(len(ends)):
        total += ends[block, bucket] - (ends[block, bucket - 1] if bucket else 0)
    return total


def gather(bucket: int, addresses: IntArray, ends: Any, uses: Any) -> None:
    """Bring all uses of one bucket side by side, from every block."""
    filled = 0
    for block in range(len(addresses)):
        first = ends[block, bucket - 1] if bucket else 0
        last = ends[block, bucket]
        source = carray(pointer_to(addresses[block]), (last,), use_dtype)
        for at in range(first, last):
            uses[filled] = source[at]
            filled += 1


def walk_bucket(bucket: int, addresses: IntArray, ends: Any, law: Law, results: Results) -> int:
    """Walk every person of one bucket. Returns how many claims and grants there were.

    Arrays are handed on uncounted; what was made here is held until the end by the sum of lengths.
    """
    rates, mask, amounts_fen = uncounted(law.rates), uncounted(results.mask), uncounted(results.amount_fen)
    count = count_in(bucket, ends)
    held_uses = np.empty(count, use_dtype)
    uses = uncounted(held_uses)
    gather(bucket, addresses, ends, uses)
    size = 2
    while size < 2 * count:
        size *= 2
    heads = np.full(size, -1, np.int32)
    following = np.empty(count, np.int32)
    longest = link_persons(uses, heads, following)
    held_own = np.empty(longest, np.int64)
    held_grants = np.empty(longest, use_dtype)
    own, grants = uncounted(held_own), uncounted(held_grants)
    for slot in range(size):
        length = 0
        at = heads[slot]
        while at >= 0:
            own[length] = at
            length += 1
            at = following[at]
        if length > 1:
            order_own(uses, own[:length])
        walk_person(uses, own[:length], grants, rates, mask, amounts_fen)
    return len(held_uses) + 0 * (len(held_own) + len(held_grants))


def link_persons(uses: Any, heads: Any, following: Any) -> int:
    """Chain each person's uses from one slot of an open table. Returns the longest chain's length."""
    size = len(heads)
    lengths = np.zeros(size, np.int32)
    longest = 0
    for i in range(len(uses)):
        mixed = np.uint64(uses[i].person) * MIX
        slot = np.int64(mixed >> np.uint64(33)) & (size - 1)
        while heads[slot] >= 0 and uses[heads[slot]].person != uses[i].person:
            slot = (slot + 1) & (size - 1)
        following[i] = heads[slot]
        heads[slot] = i
        lengths[slot] += 1
        longest = max(longest, lengths[slot])
    return longest


def is_before(a: Any, b: Any) -> Any:
    """Whether one use comes before another of the same person: earlier grants, then by day, then by claim."""
    if (a.row < 0) != (b.row < 0):
        return a.row < 0
    if a.counted_on != b.counted_on:
        return a.counted_on < b.counted_on
    return a.order < b.order


def order_own(uses: Any, own: Any) -> None:
    """Put one person's uses in order; few by insertion, many by a stable sort of each key in turn."""
    if len(own) > SMALL:
        order_many(uses, own)
        return
    for i in range(1, len(own)):
        moved = own[i]
        j = i
        while j > 0 and is_before(uses[moved], uses[own[j - 1]]):
            own[j] = own[j - 1]
            j -= 1
        own[j] = moved


def order_many(uses: Any, own: Any) -> None:
    """Order many uses: by claim, then stably by day with earlier grants before all."""
    keys = np.empty(len(own), np.int64)
    for i in range(len(own)):
        keys[i] = uses[own[i]].order
    own[:] = own[np.argsort(keys, kind="mergesort")]
    for i in range(len(own)):
        use = uses[own[i]]
        keys[i] = use.counted_on - (1 << 40 if use.row < 0 else 0)
    own[:] = own[np.argsort(keys, kind="mergesort")]


def walk_person(uses: Any, own: Any, grants: Any, rates: Any, mask: Any, amounts_fen: Any) -> None:
    """Grant one person's claims in order, as `Adjudicator.walk` does; a refused one leaves nothing."""
    granted = 0
    for i in range(len(own)):
        use = uses[own[i]]
        found, amount_fen, measure = entitle(use, grants, granted, rates[use.rate])
        if use.row >= 0:
            stands = found & REFUSALS == 0
            if found != 0 or amount_fen != use.amount_fen:
                mask[use.row] |= found
                amounts_fen[use.row] = amount_fen if stands else 0
            if not stands:
                continue
        if i + 1 < len(own):
            write_use(grants[granted], granted_use(use, amount_fen, measure))
            granted += 1
