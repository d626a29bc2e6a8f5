//! `man` and `completions`: from the same tree as the help.
//! Must not know what the commands do.

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::{Man, roff::Roff};

use super::{
    arguments::Arguments,
    help,
    outcome::{Answer, Stop},
    output::print_bytes,
};

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell) -> Result<Answer, Stop> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "isms-scope", &mut bytes);
    print_bytes(&bytes)?;
    Ok(Answer::Yes)
}

/// Prints the manual page: the program, then each command.
pub(super) fn man() -> Result<Answer, Stop> {
    let mut bytes = Vec::new();
    render(&mut bytes).map_err(|error| Stop::Unreadable(format!("cannot write the manual page: {error}")))?;
    print_bytes(&bytes)?;
    Ok(Answer::Yes)
}

fn render(page: &mut Vec<u8>) -> std::io::Result<()> {
    // What the short help leaves out has its place here.
    let mut program = Arguments::command().mut_args(|argument| argument.hide_short_help(false));
    program.build();
    let whole = Man::new(program.clone());
    whole.render_title(page)?;
    whole.render_name_section(page)?;
    whole.render_synopsis_section(page)?;
    whole.render_description_section(page)?;
    as_written("EXAMPLES", help::EXAMPLES).to_writer(page)?;
    whole.render_options_section(page)?;
    // `help` only repeats what stands here.
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_name().to_uppercase();
        let mut section = Roff::new();
        section.control("SH", [name.as_str()]);
        section.to_writer(page)?;
        let mut body = Vec::new();
        let command_page = Man::new(command.clone());
        command_page.render_description_section(&mut body)?;
        command_page.render_synopsis_section(&mut body)?;
        command_page.render_options_section(&mut body)?;
        // What is a section in a page of its own is a part of this one.
        page.extend(String::from_utf8_lossy(&body).replace("\n.SH ", "\n.SS ").bytes());
        if let Some(examples) = command.get_before_help() {
            as_written("", &examples.to_string()).to_writer(page)?;
        }
    }
    as_written("FILES", help::FILES).to_writer(page)?;
    as_written("EXIT STATUS", help::EXIT_CODES).to_writer(page)
}

/// Returns a section whose lines stay as they are.
fn as_written(title: &str, text: &str) -> Roff {
    let mut section = Roff::new();
    if title.is_empty() {
        section.control("SS", ["EXAMPLES"]);
    } else {
        section.control("SH", [title]);
    }
    section.control("nf", []);
    for line in text.lines().skip(1) {
        section.text([clap_mangen::roff::roman(line)]);
    }
    section.control("fi", []);
    section
}
