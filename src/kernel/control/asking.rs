//! Changes of the directory, from both ends: a member asks for one at a time, the master answers when all have it.

use super::message::{ControlMessage, Have};
use super::output::target;
use super::{Control, LogLevel, Output};
use crate::kernel::directory::{AddedConfig, ChangeRefusal, Directory, DirectoryChange};
use crate::kernel::id::MemberId;
use crate::kernel::time::MonoTime;
use std::collections::VecDeque;
use std::sync::Arc;

/// Most changes that wait at their asker.
const ASKS_MAX: usize = 16_384;

/// The master's memory of the latest change that a member asked for.
#[derive(Debug)]
pub(super) struct Asked {
    number: u64,
    /// The directory version that every member must hold before it is answered.
    awaited: u64,
    result: Option<Result<(), ChangeRefusal>>,
}

#[derive(Debug)]
struct Ask {
    number: u64,
    /// The caller's; `None` = this member asks by itself.
    token: Option<u64>,
    change: DirectoryChange,
}

/// The asker's side.
#[derive(Debug, Default)]
pub(super) struct Asks {
    waiting: VecDeque<Ask>,
    number: u64,
    sent_at: Option<MonoTime>,
    carried: Vec<Arc<AddedConfig>>,
}

impl Asks {
    /// Another master: ask again at once.
    pub(super) fn hurry(&mut self) {
        self.sent_at = None;
    }
}

impl Control {
    pub(super) fn ask(&mut self, token: Option<u64>, change: DirectoryChange) {
        let refusal = if self.is_left() {
            "this member has left its cluster".to_owned()
        } else if self.asks.waiting.len() >= ASKS_MAX {
            format!("{ASKS_MAX} changes are waiting already, which is the limit: try again later")
        } else {
            self.asks.number += 1;
            let number = self.asks.number;
            return self.asks.waiting.push_back(Ask { number, token, change });
        };
        self.directory_done(token, Err(ChangeRefusal { reason: refusal, conflict: false }));
    }

    fn directory_done(&mut self, token: Option<u64>, result: Result<(), ChangeRefusal>) {
        match (token, result) {
            (Some(token), result) => self.outputs.push_back(Output::DirectoryDone { token, result }),
            (None, Err(refusal)) => {
                let text = format!(
                    "What was configured in the former cluster is not taken over: {}",
                    refusal.reason
                );
                self.log(LogLevel::Warn, target::CLUSTER_SERVICE, text);
            }
            (None, Ok(())) => {}
        }
    }

    /// What was configured at run time in the cluster that this member left: the one that it joined gets it, too.
    pub(super) fn carry_configs(&mut self) {
        for config in std::mem::take(&mut self.asks.carried) {
            if !self.directory.has(&config) {
                self.ask(None, DirectoryChange::Configure(config));
            }
        }
    }

    /// Keeps what was configured at run time: this member leaves its cluster for another.
    pub(super) fn keep_configs(&mut self) {
        if !self.directory.configs.is_empty() {
            self.asks.carried = self.directory.configs.values().cloned().collect();
        }
    }

    pub(super) fn fail_asks(&mut self, reason: &str) {
        self.asks.sent_at = None;
        for ask in std::mem::take(&mut self.asks.waiting) {
            match (ask.token, ask.change) {
                (None, DirectoryChange::Configure(config)) => self.asks.carried.push(config),
                (token, _) => {
                    let refusal = ChangeRefusal { reason: reason.to_owned(), conflict: false };
                    self.directory_done(token, Err(refusal));
                }
            }
        }
    }

    pub(super) fn turn_asks(&mut self, now: MonoTime) {
        // As many rounds as changes wait: a master alone is done with each at once.
        for _ in 0..=self.asks.waiting.len() {
            self.send_ask(now);
            if !self.answer_asks() {
                break;
            }
        }
    }

    fn send_ask(&mut self, now: MonoTime) {
        let Some(ask) = self.asks.waiting.front() else { return };
        let (number, change) = (ask.number, ask.change.clone());
        let due = self.asks.sent_at.is_none_or(|at| at + self.config.timings.repeat <= now);
        if due {
            let Some(master) = self.state.master().map(|master| master.id) else { return };
            if master == self.me {
                self.on_ask(master, number, &change);
            } else if self.links.is_linked(master) {
                self.send(master, ControlMessage::DirectoryAsk { number, change });
            }
            self.asks.sent_at = Some(now);
        }
        let at = self.asks.sent_at.unwrap_or(now) + self.config.timings.repeat;
        self.wake_at(at);
    }

    pub(super) fn on_ask(&mut self, from: MemberId, number: u64, change: &DirectoryChange) {
        if self.state.member(from).is_none() {
            return;
        }
        let problem = problem(&self.directory, change, |member| self.latest().member(member).is_some());
        let Some(mastery) = &mut self.mastery else { return };
        match mastery.asked.get(&from) {
            Some(asked) if asked.number > number => return,
            Some(asked) if asked.number == number => {
                if let Some(result) = asked.result.clone() {
                    self.send(from, ControlMessage::DirectoryAnswer { number, result });
                }
                return;
            }
            _ => {}
        }
        if problem.is_none() {
            let directory = Arc::make_mut(&mut self.directory);
            directory.apply(change);
            mastery.publisher.handle_change(directory.version, change.clone());
            self.outputs.push_back(Output::Adopt);
        }
        let awaited = if problem.is_none() { self.directory.version } else { 0 };
        mastery.asked.insert(from, Asked { number, awaited, result: problem.map(Err) });
        if let Some(Asked { result: Some(result), .. }) = mastery.asked.get(&from) {
            let result = result.clone();
            self.answer_ask(from, number, result);
        }
    }

    /// Answers those whose change every member holds. Returns whether one of them was this member's own.
    fn answer_asks(&mut self) -> bool {
        let lineage = self.state.lineage;
        let Some(mastery) = &mut self.mastery else { return false };
        let state = &self.state;
        mastery.asked.retain(|member, _| state.member(*member).is_some());
        let publisher = &mastery.publisher;
        let mut answers = Vec::new();
        for (member, asked) in mastery.asked.iter_mut().filter(|(_, asked)| asked.result.is_none()) {
            if publisher.all_have(Have { lineage, version: 0, directory: asked.awaited }) {
                asked.result = Some(Ok(()));
                answers.push((*member, asked.number));
            }
        }
        let own = answers.iter().any(|(member, _)| *member == self.me);
        for (member, number) in answers {
            self.answer_ask(member, number, Ok(()));
        }
        own
    }

    fn answer_ask(&mut self, member: MemberId, number: u64, result: Result<(), ChangeRefusal>) {
        if member == self.me {
            self.on_answer(number, result);
        } else {
            self.send(member, ControlMessage::DirectoryAnswer { number, result });
        }
    }

    pub(super) fn on_answer(&mut self, number: u64, result: Result<(), ChangeRefusal>) {
        if self.asks.waiting.front().is_none_or(|ask| ask.number != number) {
            return;
        }
        if let Some(ask) = self.asks.waiting.pop_front() {
            self.asks.sent_at = None;
            self.directory_done(ask.token, result);
        }
    }
}

/// Why a change cannot be made.
fn problem(
    directory: &Directory,
    change: &DirectoryChange,
    is_member: impl Fn(MemberId) -> bool,
) -> Option<ChangeRefusal> {
    match change {
        DirectoryChange::Listen { member, .. } if !is_member(*member) => {
            Some(ChangeRefusal { reason: format!("{member} is no member"), conflict: false })
        }
        change => directory.refuses(change),
    }
}
