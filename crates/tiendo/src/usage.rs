//! A call that clap does not understand, told in the user's language: what is wrong, and how it is called.

use crate::words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;
use tiendo_text::Lang;

/// A value that cannot be read, and one that could be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WriteLike(pub(crate) &'static str);

impl std::fmt::Display for WriteLike {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for WriteLike {}

/// Prints help, the version, or what is wrong with the call; how the program ends.
pub(crate) fn end(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // A closed pipe is nobody's loss.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // What there is to choose from is the answer.
        let _ = error.print();
    } else {
        let lang = asked_language(std::env::args());
        eprintln!("tiendo: {}", told(error, lang));
    }
    ExitCode::from(2)
}

/// The language of a call that could not be understood: its `--lang` if it has one, else what the environment says.
fn asked_language(call: impl Iterator<Item = String>) -> Lang {
    let words: Vec<String> = call.collect();
    let behind = words
        .iter()
        .position(|word| word == "--lang")
        .and_then(|at| words.get(at + 1).cloned());
    let joined = words
        .iter()
        .find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    let tag = behind
        .or(joined)
        .or_else(|| std::env::var("TIENDO_LANG").ok());
    tag.and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::Vi)
}

/// What is wrong, what may have been meant, and how the command is called.
fn told(error: &clap::Error, lang: Lang) -> String {
    let part = |kind| error.get(kind).map(value).unwrap_or_default();
    let mut told = wrong(error, lang);
    let also = |told: &mut String, sentence: String| {
        told.push(' ');
        told.push_str(&sentence);
    };
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        if let Some(known) = error.get(kind) {
            also(&mut told, words::did_you_mean(lang, &value(known)));
        }
    }
    let known = part(ContextKind::ValidValue);
    if !known.is_empty() {
        also(&mut told, words::value_may_be(lang, &known));
    }
    let usage = part(ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        told.push('\n');
        told.push_str(&words::called_so(lang, usage));
    }
    told.push('\n');
    told.push_str(&words::see_help(lang, &command_of(usage)));
    told
}

/// The program and its commands, which are small letters, in front of the first argument of a usage.
fn command_of(usage: &str) -> String {
    let is_command = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let command: Vec<&str> = usage.split_whitespace().take_while(is_command).collect();
    if command.is_empty() {
        "tiendo".to_owned()
    } else {
        command.join(" ")
    }
}

/// What is wrong with the call.
fn wrong(error: &clap::Error, lang: Lang) -> String {
    let part = |kind| error.get(kind).map(value).unwrap_or_default();
    let option = part(ContextKind::InvalidArg);
    let given = part(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => words::no_such_option(lang, &option),
        ErrorKind::InvalidSubcommand => {
            words::no_such_command(lang, &part(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues
            if given.is_empty() =>
        {
            words::value_missing(lang, &option)
        }
        ErrorKind::InvalidValue | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            words::value_wrong(lang, &option, &given)
        }
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(why) if let Some(WriteLike(example)) = why.downcast_ref() => {
                words::value_like(lang, &option, &given, example)
            }
            Some(why) => {
                words::value_wrong_why(lang, &option, &given, why.to_string().trim_end_matches('.'))
            }
            None => words::value_wrong(lang, &option, &given),
        },
        ErrorKind::ArgumentConflict => {
            words::not_together(lang, &option, &part(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => words::argument_missing(lang, &option),
        ErrorKind::InvalidUtf8 => words::call_not_utf8(lang),
        _ => words::called_wrongly(lang),
    }
}

/// A part of what clap knows, several of them joined.
fn value(part: &ContextValue) -> String {
    match part {
        ContextValue::String(text) => text.clone(),
        // The sentence puts the whole into quotes.
        ContextValue::Strings(texts) => texts.join("”, “"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    fn told_of(call: &[&str]) -> String {
        let call = std::iter::once("tiendo").chain(call.iter().copied());
        told(&crate::Cli::try_parse_from(call).err().unwrap(), Lang::Vi)
    }

    #[test]
    fn a_wrong_call_says_in_vietnamese_what_is_wrong_and_how_it_is_called() {
        for (call, first) in [
            (vec!["demo", "--port", "1"], "không có tùy chọn “--port”."),
            (
                vec!["demo", "--frsh"],
                "không có tùy chọn “--frsh”. Có phải “--fresh”?",
            ),
            (
                vec!["sevre"],
                "không có lệnh “sevre”. Có phải “restore”, “serve”?",
            ),
            (
                vec!["read", "--format", "xml", "a"],
                "giá trị “xml” của “--format <FORMAT>” không dùng được.",
            ),
            (
                vec!["demo", "--at", "09/11/2026"],
                "giá trị “09/11/2026” của “--at <TIME>” không dùng được; ghi như 2026-11-16T08:30.",
            ),
            (
                vec!["demo", "--listen"],
                "“--listen <ADDR>” cần một giá trị.",
            ),
            (vec!["read"], "còn thiếu “<FILE>...”."),
            (
                vec!["--lang", "fr", "read", "a"],
                "giá trị “fr” của “--lang <LANG>” không dùng được: vi | en.",
            ),
        ] {
            let told = told_of(&call);
            assert!(told.starts_with(first), "{call:?}: {told}");
            assert!(told.contains("--help"), "{call:?}: {told}");
        }
        let told = told_of(&["demo", "--port", "1"]);
        assert!(told.ends_with("\nXem thêm: tiendo demo --help"), "{told}");
    }

    #[test]
    fn the_language_is_what_the_call_asks_for() {
        let asked = |call: &[&str]| asked_language(call.iter().map(|word| (*word).to_owned()));
        assert_eq!(asked(&["tiendo", "--lang", "en", "x"]), Lang::En);
        assert_eq!(asked(&["tiendo", "x", "--lang=en"]), Lang::En);
        assert_eq!(asked(&["tiendo", "--lang", "fr"]), Lang::Vi);
    }
}
