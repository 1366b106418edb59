//! Starting, and those who start: asking to be taken in, forming a cluster, answering applicants, telling strangers
//! what they are missing.

use super::message::{Applicant, ControlMessage, Have, PROTOCOL_MAX, PROTOCOL_MIN, Starter};
use super::output::target;
use super::{Control, LogLevel, Output};
use crate::kernel::id::{Address, MemberId};
use crate::kernel::membership::join;
use crate::kernel::membership::view::{self, MEMBERS_MAX};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// Most applicants, strangers and refused addresses that are kept in mind.
const KNOWN_MAX: usize = 256;
/// How long a stranger without a link is dialled.
const STRANGER_DIALLED: Duration = Duration::from_secs(5);
/// An applicant that has not asked again for so long has gone elsewhere.
const APPLICANT_KEPT: Duration = Duration::from_secs(1);

#[derive(Debug)]
struct Application {
    applicant: Applicant,
    asked_at: MonoTime,
    answered: bool,
}

/// Who asks to be taken in.
#[derive(Debug, Default)]
pub(super) struct Applicants {
    asking: BTreeMap<MemberId, Application>,
    refused: BTreeSet<Address>,
}

impl Applicants {
    /// What they were told is no longer true: answer all again.
    pub(super) fn reopen(&mut self) {
        self.asking.values_mut().for_each(|application| application.answered = false);
    }

    /// Whether a refusal by, or of, this address is the first one.
    pub(super) fn is_first_refusal(&mut self, address: &Address) -> bool {
        self.refused.len() < KNOWN_MAX && self.refused.insert(address.clone())
    }
}

#[derive(Debug)]
struct Stranger {
    address: Address,
    met_at: MonoTime,
    have: Option<Have>,
    tell_at: MonoTime,
}

/// Peers with a link that are not members.
#[derive(Debug, Default)]
pub(super) struct Strangers(BTreeMap<MemberId, Stranger>);

impl Strangers {
    /// Tell it in this turn.
    pub(super) fn hurry(&mut self, now: MonoTime, member: MemberId) {
        if let Some(stranger) = self.0.get_mut(&member) {
            stranger.tell_at = now;
        }
    }

    /// It said what it holds.
    pub(super) fn note_have(&mut self, now: MonoTime, member: MemberId, have: Have) {
        if let Some(stranger) = self.0.get_mut(&member) {
            stranger.have = Some(have);
            stranger.tell_at = now;
        }
    }

    /// Where those are dialled who linked here not long ago.
    pub(super) fn unlinked(&self, now: MonoTime) -> impl Iterator<Item = &Address> {
        let recent = move |stranger: &&Stranger| now.since(stranger.met_at) < STRANGER_DIALLED;
        self.0.values().filter(recent).map(|stranger| &stranger.address)
    }
}

impl Control {
    /// A link with a peer came up: one that is no member is remembered. Who comes now is dialled back and may want to
    /// join, so it is never turned away for those who came before and stayed.
    pub(super) fn note_peer(&mut self, now: MonoTime, peer: MemberId, address: &Address) {
        if self.state.member(peer).is_some() || peer == self.me {
            return;
        }
        if self.strangers.0.len() >= KNOWN_MAX && !self.strangers.0.contains_key(&peer) {
            self.forget_stranger();
        }
        let stranger = Stranger { address: address.clone(), met_at: now, have: None, tell_at: now };
        self.strangers.0.entry(peer).and_modify(|stranger| stranger.tell_at = now).or_insert(stranger);
    }

    /// Makes room: the oldest of those who could not be dialled back goes, if all could the oldest of all, with its
    /// connections.
    fn forget_stranger(&mut self) {
        let oldest = self
            .strangers
            .0
            .iter()
            .min_by_key(|(peer, stranger)| (self.links.is_linked(**peer), stranger.met_at))
            .map(|(peer, _)| *peer);
        let Some(peer) = oldest else { return };
        self.strangers.0.remove(&peer);
        self.outputs.push_back(Output::Unlink(peer));
        self.links.handle_unlinked(peer);
        if let Some(join) = &mut self.join {
            join.handle_unlinked(peer);
        }
    }

    pub(super) fn turn_join(&mut self, now: MonoTime) {
        let Some(join) = &mut self.join else { return };
        let outputs = join.handle_timeout(now);
        let at = join.poll_timeout(now);
        self.wake_at(at);
        for output in outputs {
            match output {
                join::Output::Ask => {
                    for peer in self.links.linked().collect::<Vec<_>>() {
                        self.send(peer, ControlMessage::JoinRequest(self.applicant.clone()));
                    }
                }
                join::Output::Form => self.form(now),
            }
        }
    }

    fn form(&mut self, now: MonoTime) {
        let state = view::found(self.me, &self.applicant, self.random.next_u128());
        let text = "Initializing cluster partition table arrangement...".to_owned();
        self.log(LogLevel::Info, target::PARTITION_STATE, text);
        self.adopt(now, Arc::new(state), Some(Arc::default()));
    }

    pub(super) fn on_join_request(&mut self, now: MonoTime, from: MemberId, applicant: Applicant) {
        if self.state.member(from).is_some() || self.applicants.asking.len() >= KNOWN_MAX {
            return;
        }
        if let Some(join) = &mut self.join
            && refusal(&self.applicant, &applicant).is_none()
        {
            join.handle_starter(now, &Starter { address: applicant.address.clone(), member: from }, true);
        }
        self.applicants.asking.insert(from, Application { applicant, asked_at: now, answered: false });
    }

    pub(super) fn on_starting(&mut self, now: MonoTime, from: MemberId, members: &[Starter]) {
        let Some(join) = &mut self.join else { return };
        join.handle_reply(from);
        for starter in members.iter().take(join::STARTERS_MAX) {
            join.handle_starter(now, starter, starter.member == from);
        }
    }

    pub(super) fn on_redirect(&mut self, now: MonoTime, from: MemberId, master: Address) {
        let Some(join) = &mut self.join else { return };
        join.handle_reply(from);
        join.handle_redirect(now, master);
    }

    pub(super) fn on_refused(&mut self, from: MemberId, reason: String, fatal: bool) {
        let Some(join) = &mut self.join else { return };
        join.handle_reply(from);
        if fatal {
            // Nor does it found a cluster of its own now: another one could come to it and be refused as well.
            self.join = None;
            self.withdraw();
            self.outputs.push_back(Output::Refused { reason });
        } else if let Some(address) = self.strangers.0.get(&from).map(|stranger| stranger.address.clone()) {
            self.note_rejected(&address, &reason);
        }
    }

    /// Answers everyone who asked and is linked. A master admits; the others say what they know.
    pub(super) fn turn_applicants(&mut self, now: MonoTime) {
        let state = &self.state;
        self.applicants.asking.retain(|member, application| {
            now.since(application.asked_at) < APPLICANT_KEPT && state.member(*member).is_none()
        });
        let open = |(member, application): &(&MemberId, &Application)| {
            !application.answered && self.links.is_linked(**member)
        };
        let asking = self.applicants.asking.iter().filter(open);
        let asking: Vec<_> =
            asking.map(|(member, application)| (*member, application.applicant.clone())).collect();
        for (member, applicant) in asking {
            if self.answer_applicant(now, member, &applicant)
                && let Some(application) = self.applicants.asking.get_mut(&member)
            {
                application.answered = true;
            }
        }
    }

    /// Returns false if the applicant must wait for something.
    fn answer_applicant(&mut self, now: MonoTime, member: MemberId, applicant: &Applicant) -> bool {
        if let Some((reason, fatal)) = refusal(&self.applicant, applicant) {
            if self.applicants.is_first_refusal(&applicant.address) {
                let text = format!("{} is not admitted: {reason}", applicant.address);
                self.log(LogLevel::Warn, target::CLUSTER_SERVICE, text);
            }
            self.send(member, ControlMessage::JoinRefused { reason, fatal });
            return true;
        }
        if let Some(join) = &self.join {
            let members = join.known();
            self.send(member, ControlMessage::Starting { members });
            return true;
        }
        if self.mastery.is_some() {
            return self.admit(member, applicant);
        }
        let acting = self.acting(now);
        if let Some(master) = self.state.member(acting) {
            let (master, address) = (master.id, master.address.clone());
            self.send(member, ControlMessage::JoinRedirect { master, address });
        }
        true
    }

    fn admit(&mut self, member: MemberId, applicant: &Applicant) -> bool {
        let draft = self.latest();
        let same_address = draft.members.iter().any(|other| other.address == applicant.address);
        if draft.member(member).is_some() {
            return true;
        }
        // Who had the address before is dead, but that must be proven first.
        if same_address || self.merge.is_sealing() {
            return false;
        }
        if draft.members.len() >= MEMBERS_MAX {
            let reason = format!("the cluster has {MEMBERS_MAX} members already, which is the limit");
            self.send(member, ControlMessage::JoinRefused { reason, fatal: true });
            return true;
        }
        view::admit(self.draft(), member, applicant);
        self.replan();
        true
    }

    /// Tells peers that are no members what they are missing: that they were removed, or that there are two clusters.
    pub(super) fn turn_strangers(&mut self, now: MonoTime) {
        let state = &self.state;
        let links = &self.links;
        self.strangers.0.retain(|member, stranger| {
            let recent = now.since(stranger.met_at) < STRANGER_DIALLED;
            state.member(*member).is_none() && (recent || links.is_connected(*member))
        });
        let linked = |(member, _): &(&MemberId, &Stranger)| self.links.is_linked(**member);
        let all: Vec<_> =
            self.strangers.0.iter().filter(linked).map(|(id, s)| (*id, s.tell_at, s.have)).collect();
        let every = self.config.timings.heartbeat;
        for (member, mut at, have) in all {
            if at <= now {
                if !self.applicants.asking.contains_key(&member) {
                    self.tell(member, have);
                }
                at = now + every;
                if let Some(stranger) = self.strangers.0.get_mut(&member) {
                    stranger.tell_at = at;
                }
            }
            self.wake_at(at);
        }
    }

    fn tell(&mut self, stranger: MemberId, have: Option<Have>) {
        let (lineage, version) = (self.state.lineage, self.state.version);
        let removed_at = match have {
            Some(have) if have.lineage == lineage => Some(version),
            Some(have) => self.passed.version_of(have.lineage),
            None => None,
        };
        if let (Some(have), Some(version)) = (have, removed_at) {
            if have.lineage == lineage && have.version > version {
                return; // It was admitted by a state that has not arrived here yet.
            }
            self.send(stranger, ControlMessage::Removed { lineage: have.lineage, version });
            if have.version <= version {
                return;
            }
        }
        if let Some(summary) = self.summary() {
            self.send(stranger, ControlMessage::Foreign(summary));
        }
    }
}

/// Why an applicant cannot be in the same cluster, and whether it meant this one.
fn refusal(own: &Applicant, other: &Applicant) -> Option<(String, bool)> {
    if own.cluster_name != other.cluster_name {
        let reason =
            format!("cluster name is {:?} here and {:?} there", own.cluster_name, other.cluster_name);
        return Some((reason, false));
    }
    if own.partition_count != other.partition_count {
        let (here, there) = (own.partition_count, other.partition_count);
        return Some((
            format!("partition count is {here} here and {there} there: set the same at every member"),
            true,
        ));
    }
    if other.protocol.1 < PROTOCOL_MIN || other.protocol.0 > PROTOCOL_MAX {
        let (low, high) = other.protocol;
        let reason =
            format!("protocol versions are {PROTOCOL_MIN} to {PROTOCOL_MAX} here and {low} to {high} there");
        return Some((reason, true));
    }
    None
}
