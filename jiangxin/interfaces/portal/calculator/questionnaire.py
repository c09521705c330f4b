"""The questionnaire as a table: every question in the order asked, with the answers that lead to it."""

from jiangxin.interfaces.portal.calculator.questions import Question
from jiangxin.interfaces.portal.calculator.questions_of_claim import CLAIM_QUESTIONS
from jiangxin.interfaces.portal.calculator.questions_of_person import AUDIENCE, PERSON_QUESTIONS
from jiangxin.interfaces.portal.calculator.questions_of_training import TRAINING_QUESTIONS

__all__ = ["AUDIENCE", "QUESTIONS"]

QUESTIONS: tuple[Question, ...] = (*PERSON_QUESTIONS, *TRAINING_QUESTIONS, *CLAIM_QUESTIONS)
