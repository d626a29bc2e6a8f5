//! The review: questions, verdicts that are bound to what they judged, and the actions that follow from a no.
//! Must not know the questions in force: the checklist does.

use chrono::NaiveDate;

use super::{
    record::record,
    value::{Kind, words},
};

words! {
    /// The answer to a question of the checklist.
    pub enum Answer {
        /// Not answered.
        Open,
        /// It is so.
        Yes = "yes",
        /// It is not so; an action follows.
        No = "no",
        /// The question does not apply; a note says why.
        NotApplicable = "n.a.",
    }
}

words! {
    /// Who gave an answer.
    pub enum Source {
        /// A person.
        Person,
        /// The program, which read it off the scope when the version was approved.
        Model = "model",
    }
}

record! {
    /// The verdict on one question; its id is the question's.
    row Verdict {
        answer: Answer, "Answer", Kind::Choice(Answer::WORDS), "The verdict.";
        note: String, "Note", Kind::Line, "Evidence, or why the question does not apply.";
        by: String, "By", Kind::Line, "Who gave it.";
        on: Option<NaiveDate>, "On", Kind::Date, "The day on which it was given.";
        judged: String, "Judged", Kind::Line, "Fingerprint of the text that was judged.";
        source: Source, "Source", Kind::Choice(Source::WORDS), "Whether a person gave it, or the program read it off the scope.";
    }
}

record! {
    /// What has to be done because a question was answered with no (clause 10.2).
    row Action {
        from: String, "From", Kind::Line, "The question it follows from.";
        text: String, "What", Kind::Line, "What has to be done.";
        owner: String, "Who", Kind::Line, "Who does it.";
        due: Option<NaiveDate>, "By when", Kind::Date, "The day by which it is done.";
        done: Option<NaiveDate>, "Done on", Kind::Date, "The day on which it was done.";
    }
}

/// Who can answer a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answerer {
    /// The program reads the answer off the scope; a person may decide otherwise.
    Model,
    /// The program shows where to look, and a person answers.
    Half,
    /// Only a person can tell.
    Human,
}

impl Answerer {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Half => "half",
            Self::Human => "human",
        }
    }
}

words! {
    /// What a comment asks for.
    pub enum CommentKind {
        /// It has not been said.
        Unsaid,
        /// To be read.
        Remark = "remark",
        /// The scope was not approved, and goes back to whoever writes it.
        SentBack = "sent back",
    }
}

record! {
    /// What somebody said about the scope, or about one item of it, when it was to be approved.
    row Comment {
        text: String, "Comment", Kind::Line, "What was said.";
        kind: CommentKind, "Kind", Kind::Choice(CommentKind::WORDS), "A remark, or the reason why the scope was sent back.";
        place: String, "Where", Kind::Line, "The place that it is about; empty for the whole scope.";
        by: String, "By", Kind::Line, "Who said it.";
        on: Option<NaiveDate>, "On", Kind::Date, "The day on which it was said.";
        done: Option<NaiveDate>, "Done on", Kind::Date, "The day on which it was dealt with.";
    }
}

/// A question of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The id, such as `Q03`.
    pub id: super::item::ItemId,
    /// The question.
    pub text: String,
    /// The clauses it comes from.
    pub clause: String,
    /// The keys of the sections, or `section/field`, whose text it judges.
    pub judges: Vec<String>,
    /// Who can answer it.
    pub answers: Answerer,
    /// What a good answer rests on.
    pub help: String,
    /// The prompts by which it is asked one thing at a time; none where it is asked as it stands.
    #[serde(default)]
    pub prompts: Vec<Prompt>,
}

/// One thing of a question that is asked by itself, and has a verdict of its own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// The id: that of the question, with a number behind a dot, such as `Q32.1`.
    pub id: super::item::ItemId,
    /// What is asked.
    pub text: String,
    /// What it judges, as [`Question::judges`].
    pub judges: Vec<String>,
}

impl Question {
    /// Returns its prompts as questions; empty where it is asked as it stands.
    pub fn parts(&self) -> impl Iterator<Item = Self> + '_ {
        self.prompts.iter().map(|prompt| Self {
            id: prompt.id.clone(),
            text: prompt.text.clone(),
            judges: prompt.judges.clone(),
            prompts: Vec::new(),
            ..self.clone()
        })
    }

    /// Tells whether an id is the question's, or that of one of its prompts.
    #[must_use]
    pub fn is_asked_by(&self, id: &str) -> bool {
        self.id.as_str() == id || self.prompts.iter().any(|prompt| prompt.id.as_str() == id)
    }
}
