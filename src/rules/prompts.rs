//! Questions that are asked one thing at a time: each prompt has a verdict of its own, and together they are the
//! question's. Must not know who sits at the keyboard, nor the day: both are handed in.

use chrono::NaiveDate;

use super::{
    Known,
    anew::Review,
    checklist::{answer, progress, verdict},
};
use crate::scope::{
    Scope,
    edit::Edit,
    review::{Answer, Question},
};

/// Returns the edit that answers a prompt, and with the last that is open its question: with no where one of them is,
/// and with n.a. where all of them are.
///
/// `prompt` is one of the [`Question::parts`] of `question`.
#[must_use]
pub fn answer_prompt(
    scope: &Scope,
    known: &Known<'_>,
    (question, prompt): (&Question, &Question),
    (given, note): (Answer, &str),
    by: &str,
    on: NaiveDate,
) -> Edit {
    let own = answer(scope, prompt, given, note, by, on);
    let others = || question.parts().filter(|part| part.id != prompt.id);
    let review = Review::of(scope, known);
    if others().any(|part| review.asks(&part)) {
        return own;
    }
    let mut answers = vec![given];
    let mut notes = vec![note.trim().to_owned()];
    for verdict in others().filter_map(|part| verdict(scope, &part).cloned()) {
        answers.push(verdict.answer);
        notes.push(verdict.note);
    }
    let whole = if answers.contains(&Answer::No) {
        Answer::No
    } else if answers.iter().all(|answer| *answer == Answer::NotApplicable) {
        Answer::NotApplicable
    } else {
        Answer::Yes
    };
    // What was noted on the question as a whole stays with the answer that it was written for.
    let again = review.asks_again(question, progress(scope, known, question));
    let before = verdict(scope, question).filter(|verdict| !again && verdict.answer == whole);
    let why = match before.map(|verdict| verdict.note.clone()).filter(|note| !note.is_empty()) {
        Some(note) => note,
        None if whole == Answer::NotApplicable => {
            notes.retain(|note| !note.is_empty());
            notes.join("; ")
        }
        None => String::new(),
    };
    // The question stands before its prompts, so its place is the same with and without them.
    Edit::Group(vec![own, answer(scope, question, whole, &why, by, on)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{
            checklist::{Progress, questions, reopen},
            sample::{approved, complete, day, reviewed, set, today},
        },
        scope::{item::ItemId, section::Section, value::Version},
    };

    fn asked() -> &'static Question {
        questions().iter().find(|question| question.id.as_str() == "Q32").unwrap()
    }

    fn give(scope: &mut Scope, known: &Known<'_>, given: Answer) {
        let part = asked().parts().find(|part| Review::of(scope, known).asks(part)).unwrap();
        let edit = answer_prompt(scope, known, (asked(), &part), (given, "why"), "Ida", known.today);
        edit.apply(scope).unwrap();
    }

    #[test]
    fn the_question_judges_what_its_prompts_judge() {
        let mut of_prompts: Vec<&String> = asked().prompts.iter().flat_map(|prompt| &prompt.judges).collect();
        let mut own: Vec<&String> = asked().judges.iter().collect();
        of_prompts.sort();
        of_prompts.dedup();
        own.sort();
        assert_eq!(of_prompts, own);
    }

    #[test]
    fn the_last_prompt_answers_the_question_and_one_no_is_enough_for_a_no() {
        for (answers, whole) in [
            ([Answer::Yes; 5], Answer::Yes),
            ([Answer::Yes, Answer::No, Answer::Yes, Answer::Yes, Answer::Yes], Answer::No),
            ([Answer::Yes, Answer::Yes, Answer::Yes, Answer::Yes, Answer::No], Answer::No),
            ([Answer::NotApplicable; 5], Answer::NotApplicable),
            (
                [
                    Answer::NotApplicable,
                    Answer::Yes,
                    Answer::NotApplicable,
                    Answer::NotApplicable,
                    Answer::NotApplicable,
                ],
                Answer::Yes,
            ),
        ] {
            let (mut scope, known) = (complete(), Known::on(today()));
            for answer in answers {
                assert_eq!(progress(&scope, &known, asked()), Progress::Open);
                give(&mut scope, &known, answer);
            }
            assert_eq!(progress(&scope, &known, asked()), Progress::Answered(whole), "{answers:?}");
            let ids: Vec<&str> = scope.ids(Section::Verdicts).into_iter().map(ItemId::as_str).collect();
            assert_eq!(ids, ["Q32", "Q32.1", "Q32.2", "Q32.3", "Q32.4", "Q32.5"]);
        }
    }

    #[test]
    fn a_change_reopens_the_prompt_that_judged_it_and_no_other() {
        let (mut scope, known) = (complete(), Known::on(today()));
        (0..5).for_each(|_| give(&mut scope, &known, Answer::Yes));
        set(&mut scope, "interfaces/IFC-1/text", "Another");
        assert_eq!(progress(&scope, &known, asked()), Progress::Stale(Answer::Yes));
        let open: Vec<String> = asked()
            .parts()
            .filter(|part| Review::of(&scope, &known).asks(part))
            .map(|part| part.id.to_string())
            .collect();
        assert_eq!(open, ["Q32.3"]);
        give(&mut scope, &known, Answer::Yes);
        assert_eq!(progress(&scope, &known, asked()), Progress::Answered(Answer::Yes));
    }

    #[test]
    fn a_prompt_that_is_opened_again_opens_its_question_and_the_other_way_round() {
        let (mut scope, known) = (complete(), Known::on(today()));
        (0..5).for_each(|_| give(&mut scope, &known, Answer::Yes));
        let third = asked().parts().nth(2).unwrap();
        reopen(&scope, &third, "Ida", today()).apply(&mut scope).unwrap();
        assert_eq!(progress(&scope, &known, asked()), Progress::Open);
        give(&mut scope, &known, Answer::Yes);
        assert_eq!(progress(&scope, &known, asked()), Progress::Answered(Answer::Yes));
        reopen(&scope, asked(), "Ida", today()).apply(&mut scope).unwrap();
        assert_eq!(asked().parts().filter(|part| Review::of(&scope, &known).asks(part)).count(), 5);
        (0..5).for_each(|_| give(&mut scope, &known, Answer::Yes));
        assert_eq!(progress(&scope, &known, asked()), Progress::Answered(Answer::Yes));
    }

    #[test]
    fn a_year_later_every_prompt_is_asked_again() {
        let mut scope = reviewed(complete());
        let known = Known::on(today());
        for part in asked().parts() {
            answer(&scope, &part, Answer::Yes, "", "Ida", today()).apply(&mut scope).unwrap();
        }
        let newest = approved(scope, Version { major: 2, minor: 0 }, "2026-11-22T09:00:00+01:00");
        let mut scope = newest.clone();
        let known = Known { today: day("2027-11-20"), newest: Some(&newest), ..known };
        for left in (1..=5).rev() {
            assert_eq!(asked().parts().filter(|part| Review::of(&scope, &known).asks(part)).count(), left);
            assert!(Review::of(&scope, &known).asks(asked()));
            give(&mut scope, &known, Answer::Yes);
        }
        assert!(!Review::of(&scope, &known).asks(asked()));
    }
}
