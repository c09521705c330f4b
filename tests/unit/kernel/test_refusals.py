"""A refusal speaks both languages and travels between processes."""

import copy
import pickle

from jiangxin.kernel.refusals import Caution, Refused


def test_refusal_reads_as_its_chinese_sentence_and_keeps_every_field() -> None:
    refusal = Refused("room.full", "班级已满。", "The class is full.", "换一个班。", "Choose another.", "7")
    assert str(refusal) == "班级已满。"
    assert (refusal.code, refusal.sentence_en) == ("room.full", "The class is full.")
    assert (refusal.fix, refusal.fix_en, refusal.clause) == ("换一个班。", "Choose another.", "7")


def test_refusal_survives_pickling_and_copying() -> None:
    refusal = Refused("room.full", "班级已满。", "The class is full.", "换一个班。", "Choose another.")
    for twin in (pickle.loads(pickle.dumps(refusal)), copy.deepcopy(refusal)):
        assert vars(twin) == vars(refusal)
        assert twin.clause is None


def test_caution_reads_as_its_chinese_sentence() -> None:
    assert str(Caution("x.y", "请核对。", "Please check.")) == "请核对。"
