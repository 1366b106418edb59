//! Who should hold each partition: even, and with as little copying as evenness allows.
//!
//! Decides the goal only; `migration` takes the table there. Invariant of a goal: owners differ by at most one
//! between members, so do backups, and no member appears twice in a partition.

use crate::kernel::cluster::Assignment;
use crate::kernel::id::MemberId;
use smallvec::SmallVec;

/// Who should hold one partition.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Target {
    /// The owner; none while there is no member to hold anything.
    pub owner: Option<MemberId>,
    /// The backups: the one at position i has index i + 1.
    pub backups: SmallVec<[MemberId; 2]>,
}

/// The goal for a table, given the members that may hold something and the number of backups that objects ask for.
pub fn plan(current: &[Assignment], members: &[MemberId], backups: usize) -> Vec<Target> {
    if members.is_empty() {
        return vec![Target::default(); current.len()];
    }
    let mut work = Work::new(current, members, backups.min(members.len() - 1));
    work.place_owners();
    work.place_backups();
    work.targets(current)
}

/// A member as its position in the list.
type Place = usize;

struct Work<'a> {
    members: &'a [MemberId],
    backups: usize,
    /// Who holds each partition now, of those that may; owner first.
    holders: Vec<SmallVec<[Place; 4]>>,
    /// Whether the first holder is the owner.
    owned: Vec<bool>,
    owner: Vec<Place>,
    chosen: Vec<SmallVec<[Place; 4]>>,
    /// Chosen backups by member, and by owner and member.
    loads: Vec<usize>,
    pairs: Vec<Vec<usize>>,
}

const NOBODY: Place = Place::MAX;

impl<'a> Work<'a> {
    fn new(current: &[Assignment], members: &'a [MemberId], backups: usize) -> Self {
        let place = |member: MemberId| members.iter().position(|other| *other == member);
        let mut holders = Vec::with_capacity(current.len());
        let mut owned = Vec::with_capacity(current.len());
        for assignment in current {
            let arriving = assignment.migration.and_then(|migration| place(migration.destination));
            let owner = arriving.or_else(|| assignment.owner().and_then(place));
            let mut list: SmallVec<[Place; 4]> = owner.into_iter().collect();
            for slot in &assignment.replicas {
                match place(slot.member) {
                    Some(holder) if !list.contains(&holder) => list.push(holder),
                    _ => {}
                }
            }
            owned.push(owner.is_some());
            holders.push(list);
        }
        let count = members.len();
        Self {
            members,
            backups,
            owner: vec![NOBODY; holders.len()],
            chosen: vec![SmallVec::new(); holders.len()],
            holders,
            owned,
            loads: vec![0; count],
            pairs: vec![vec![0; count]; count],
        }
    }

    /// Everyone keeps what it owns up to its quota; the rest goes to who lacks, to holders where possible.
    fn place_owners(&mut self) {
        let mut counts = vec![0usize; self.members.len()];
        for partition in 0..self.owner.len() {
            if self.owned[partition] {
                self.owner[partition] = self.holders[partition][0];
                counts[self.owner[partition]] += 1;
            }
        }
        let quotas = quotas(self.owner.len(), &counts);
        for only_holders in [true, false] {
            for partition in 0..self.owner.len() {
                if self.owner[partition] != NOBODY {
                    continue;
                }
                let lacking = (0..counts.len())
                    .filter(|place| counts[*place] < quotas[*place])
                    .filter(|place| !only_holders || self.holders[partition].contains(place))
                    .max_by_key(|place| (quotas[*place] - counts[*place], usize::MAX - place));
                if let Some(place) = lacking {
                    self.owner[partition] = place;
                    counts[place] += 1;
                }
            }
        }
        self.count_pairs();
        self.move_owners(&mut counts, &quotas);
    }

    fn count_pairs(&mut self) {
        for (partition, holders) in self.holders.iter().enumerate() {
            for holder in holders.iter().filter(|holder| **holder != self.owner[partition]) {
                self.pairs[self.owner[partition]][*holder] += 1;
            }
        }
    }

    fn move_owners(&mut self, counts: &mut [usize], quotas: &[usize]) {
        let excess = |counts: &[usize]| {
            (0..counts.len())
                .filter(|place| counts[*place] > quotas[*place])
                .max_by_key(|place| (counts[*place] - quotas[*place], usize::MAX - place))
        };
        // Each round takes one from the excess, so there are at most as many rounds as partitions.
        while let Some(from) = excess(counts) {
            let mut best = None;
            for partition in (0..self.owner.len()).filter(|partition| self.owner[*partition] == from) {
                for to in (0..counts.len()).filter(|to| counts[*to] < quotas[*to]) {
                    let holds = self.holders[partition].contains(&to);
                    let crowd = self.holders[partition].iter().map(|other| self.pairs[from][*other]).max();
                    let score = (holds, quotas[to] - counts[to], crowd.unwrap_or(0));
                    if best.is_none_or(|(other, _, _)| score > other) {
                        best = Some((score, partition, to));
                    }
                }
            }
            let Some((_, partition, to)) = best else { return };
            for holder in self.holders[partition].iter().filter(|holder| **holder != from) {
                self.pairs[from][*holder] = self.pairs[from][*holder].saturating_sub(1);
            }
            self.owner[partition] = to;
            counts[from] -= 1;
            counts[to] += 1;
        }
    }

    /// Holders stay; where one too many holds, the most loaded goes; where one lacks, the least loaded comes; then
    /// single backups move from the most to the least loaded.
    fn place_backups(&mut self) {
        self.pairs.iter_mut().for_each(|row| row.fill(0));
        for crowded in [false, true] {
            for partition in 0..self.owner.len() {
                let mut keep = self.holders[partition].clone();
                keep.retain(|holder| *holder != self.owner[partition]);
                if (keep.len() > self.backups) != crowded {
                    continue;
                }
                while keep.len() > self.backups {
                    let heaviest = (0..keep.len()).max_by_key(|i| (self.loads[keep[*i]], *i)).unwrap_or(0);
                    keep.remove(heaviest);
                }
                for holder in keep {
                    self.choose(partition, holder);
                }
            }
        }
        for partition in 0..self.owner.len() {
            while self.chosen[partition].len() < self.backups {
                let lightest = (0..self.members.len())
                    .filter(|place| !self.has(partition, *place))
                    .min_by_key(|place| {
                        (self.loads[*place], self.pairs[self.owner[partition]][*place], *place)
                    })
                    .expect("there are more members than backups");
                self.choose(partition, lightest);
            }
        }
        self.level_backups();
    }

    fn level_backups(&mut self) {
        // Each round brings two loads closer together.
        for _ in 0..self.owner.len() * (self.backups + 1) {
            let mut order: Vec<Place> = (0..self.members.len()).collect();
            order.sort_by_key(|place| self.loads[*place]);
            let step = order.iter().find_map(|to| {
                order.iter().rev().filter(|from| self.loads[**from] > self.loads[*to] + 1).find_map(|from| {
                    let cheapest = (0..self.owner.len())
                        .filter(|p| self.chosen[*p].contains(from) && !self.has(*p, *to))
                        .max_by_key(|p| self.gain(*p, *from, *to))?;
                    Some((cheapest, *from, *to))
                })
            });
            let Some((partition, from, to)) = step else { return };
            self.chosen[partition].retain(|place| *place != from);
            self.loads[from] -= 1;
            self.pairs[self.owner[partition]][from] -= 1;
            self.choose(partition, to);
        }
    }

    /// How good it is to replace one backup by another: what need not be copied first, then how well pairs spread.
    fn gain(&self, partition: usize, from: Place, to: Place) -> (usize, usize, usize) {
        let holders = &self.holders[partition];
        let free = usize::from(!holders.contains(&from)) + usize::from(holders.contains(&to));
        let row = &self.pairs[self.owner[partition]];
        (free, row[from], usize::MAX - row[to])
    }

    fn has(&self, partition: usize, place: Place) -> bool {
        self.owner[partition] == place || self.chosen[partition].contains(&place)
    }

    fn choose(&mut self, partition: usize, place: Place) {
        self.chosen[partition].push(place);
        self.loads[place] += 1;
        self.pairs[self.owner[partition]][place] += 1;
    }

    /// Gives the chosen backups their indexes: who has one keeps it, then the old owner, who holds most, then others.
    fn targets(&self, current: &[Assignment]) -> Vec<Target> {
        let target = |partition: usize| {
            let mut left = self.chosen[partition].clone();
            let mut seats: SmallVec<[Option<Place>; 4]> = SmallVec::from_elem(None, self.backups);
            for slot in current[partition].replicas.iter().filter(|slot| slot.index > 0) {
                let seat = usize::from(slot.index) - 1;
                let found = left.iter().position(|place| self.members[*place] == slot.member);
                if let Some(found) = found.filter(|_| seat < seats.len() && seats[seat].is_none()) {
                    seats[seat] = Some(left.remove(found));
                }
            }
            let rank = |place: &Place| {
                self.holders[partition].iter().position(|holder| holder == place).unwrap_or(usize::MAX)
            };
            left.sort_by_key(rank);
            let mut left = left.into_iter();
            let backups = seats.into_iter().filter_map(|seat| seat.or_else(|| left.next()));
            Target {
                owner: Some(self.members[self.owner[partition]]),
                backups: backups.map(|place| self.members[place]).collect(),
            }
        };
        (0..self.owner.len()).map(target).collect()
    }
}

/// An even share for each; the larger shares go to those that have most, so that least moves.
fn quotas(total: usize, counts: &[usize]) -> Vec<usize> {
    let mut order: Vec<Place> = (0..counts.len()).collect();
    order.sort_by_key(|place| (usize::MAX - counts[*place], *place));
    let mut quotas = vec![total / counts.len(); counts.len()];
    for place in order.into_iter().take(total % counts.len()) {
        quotas[place] += 1;
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::cluster::Slot;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const COUNT: usize = 271;

    fn members(range: std::ops::Range<u128>) -> Vec<MemberId> {
        range.map(MemberId).collect()
    }

    fn table(targets: &[Target]) -> Vec<Assignment> {
        let assignment = |target: &Target| {
            let all = target.owner.iter().chain(&target.backups);
            let slot = |(index, member): (usize, &MemberId)| Slot {
                member: *member,
                index: index as u8,
                synchronised: true,
            };
            Assignment { replicas: all.enumerate().map(slot).collect(), ..Assignment::default() }
        };
        targets.iter().map(assignment).collect()
    }

    fn spread(counts: &BTreeMap<MemberId, usize>) -> usize {
        counts.values().max().copied().unwrap_or(0) - counts.values().min().copied().unwrap_or(0)
    }

    fn check_even(targets: &[Target], members: &[MemberId], backups: usize) {
        let mut owners: BTreeMap<MemberId, usize> = members.iter().map(|member| (*member, 0)).collect();
        let mut held = owners.clone();
        for target in targets {
            let owner = target.owner.expect("there are members");
            *owners.get_mut(&owner).expect("a member") += 1;
            assert_eq!(target.backups.len(), backups.min(members.len() - 1));
            for (i, backup) in target.backups.iter().enumerate() {
                *held.get_mut(backup).expect("a member") += 1;
                assert_ne!(*backup, owner);
                assert!(!target.backups[..i].contains(backup), "two replicas at a member");
            }
        }
        assert!(spread(&owners) <= 1, "owners {owners:?}");
        assert!(spread(&held) <= 1, "backups {held:?}");
    }

    /// Replicas that must be copied: at a member that held nothing of that partition.
    fn copies(before: &[Target], after: &[Target]) -> usize {
        let holds =
            |target: &Target, member| target.owner == Some(member) || target.backups.contains(&member);
        let fresh = |(old, new): (&Target, &Target)| {
            new.owner.iter().chain(&new.backups).filter(|member| !holds(old, **member)).count()
        };
        before.iter().zip(after).map(fresh).sum()
    }

    fn check_join(before: &[Target], after: &[Target], count: usize, backups: usize) {
        let joiner = MemberId(count as u128 - 1);
        let moved: Vec<_> = before.iter().zip(after).filter(|(old, new)| old.owner != new.owner).collect();
        assert_eq!(moved.len(), before.len() / count, "owners moved to member {count}");
        assert!(moved.iter().all(|(_, new)| new.owner == Some(joiner)), "all to the joiner");
        let share = before.len() / count + before.len() * backups.min(count - 1) / count;
        let grown = before.len() * (backups.min(count - 1) - backups.min(count - 2));
        let bound = share.max(grown) + share / 10 + 1;
        let copied = copies(before, after);
        assert!(copied <= bound, "{copied} copies for member {count}, at most {bound}");
    }

    #[test]
    fn one_to_fifty_members_join_in_turn() {
        for backups in 0..=3 {
            let mut before = plan(&vec![Assignment::default(); COUNT], &members(0..1), backups);
            for count in 2..=50 {
                let after = plan(&table(&before), &members(0..count as u128), backups);
                check_even(&after, &members(0..count as u128), backups);
                check_join(&before, &after, count, backups);
                before = after;
            }
        }
    }

    #[test]
    fn nobody_to_hold_anything() {
        assert_eq!(plan(&vec![Assignment::default(); 3], &[], 1), vec![Target::default(); 3]);
    }

    #[test]
    fn table_that_is_even_stays() {
        let all = members(0..5);
        let goal = plan(&vec![Assignment::default(); COUNT], &all, 2);
        assert_eq!(plan(&table(&goal), &all, 2), goal);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_history_of_joins_and_leaves_stays_even(
            start in 1u128..50, gone in proptest::collection::vec(0usize..50, 0..10), joined in 0u128..10, backups in 0usize..=6,
        ) {
            let mut all = members(0..start);
            let mut goal = plan(&vec![Assignment::default(); COUNT], &all, backups);
            check_even(&goal, &all, backups);
            for index in gone {
                if all.len() > 1 {
                    let leaver = all.remove(index % all.len());
                    let lost = goal.iter().filter(|t| t.owner == Some(leaver) || t.backups.contains(&leaver)).count();
                    let mut current = table(&goal);
                    for assignment in &mut current {
                        assignment.replicas.retain(|slot| slot.member != leaver);
                    }
                    let next = plan(&current, &all, backups);
                    check_even(&next, &all, backups);
                    // What the leaver held, and a tenth and a little of all for evenness.
                    let bound = lost + (COUNT * (backups + 1)) / 10 + all.len();
                    prop_assert!(copies(&goal, &next) <= bound, "{} copies, lost {lost}", copies(&goal, &next));
                    goal = next;
                }
            }
            for number in 0..joined {
                all.push(MemberId(1_000 + number));
                goal = plan(&table(&goal), &all, backups);
                check_even(&goal, &all, backups);
            }
        }
    }
}
