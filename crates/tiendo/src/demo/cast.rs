//! The demo's people as they act: whoever does something does it through the same use cases, roles and reach as on the
//! pages.

use std::collections::BTreeMap;
use tiendo_app::{App, AppError, Ctx, FixedClock};
use tiendo_domain::{
    access::{Opened, Reach, RoleGrant, RoleName},
    id::{Agency, Id, IdMaker, Person, RealmId},
};
use tiendo_store::{Actor, ReadTx, WriteTx};

/// Somebody of the demo.
#[derive(Debug, Clone)]
pub(crate) struct Player {
    pub(crate) person: Id<Person>,
    pub(crate) position: String,
    pub(crate) grants: Vec<RoleGrant>,
}

/// The installation under way, its clock and its people.
pub(crate) struct Cast {
    pub(crate) app: App,
    pub(crate) clock: FixedClock,
    pub(crate) realm: RealmId,
    players: BTreeMap<String, Player>,
    /// Who drafts and who sends for each body.
    writers: BTreeMap<Id<Agency>, (String, String)>,
}

impl Cast {
    pub(crate) fn new(app: App, clock: FixedClock, realm: RealmId) -> Cast {
        Cast {
            app,
            clock,
            realm,
            players: BTreeMap::new(),
            writers: BTreeMap::new(),
        }
    }

    pub(crate) fn join(&mut self, username: &str, player: Player) {
        for grant in &player.grants {
            let Some(agency) = grant.agency else { continue };
            let (officer, head) = self.writers.entry(agency).or_default();
            if grant.role == RoleName::AgencyOfficer {
                username.clone_into(officer);
            } else if grant.role == RoleName::AgencyHead {
                username.clone_into(head);
            }
        }
        self.players.insert(username.to_owned(), player);
    }

    /// Officer and head of a body that reports here.
    pub(crate) fn writers(&self, agency: Id<Agency>) -> Option<(&str, &str)> {
        let (officer, head) = self.writers.get(&agency)?;
        (!officer.is_empty() && !head.is_empty()).then_some((officer, head))
    }

    pub(crate) fn player(&self, username: &str) -> anyhow::Result<&Player> {
        self.players
            .get(username)
            .ok_or_else(|| anyhow::anyhow!("nobody is called {username}"))
    }

    /// Does something as somebody, at the clock's instant.
    pub(crate) fn act<T: Send + 'static>(
        &self,
        username: &str,
        work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> anyhow::Result<T> {
        let player = self.player(username)?;
        let focal = player
            .grants
            .iter()
            .any(|grant| grant.role == RoleName::FocalOfficer);
        let reach = if focal {
            Reach::Realm
        } else {
            Reach::Some {
                opened: Opened::Included,
                agencies: player
                    .grants
                    .iter()
                    .filter_map(|grant| grant.agency)
                    .collect(),
            }
        };
        let now = self.app.now();
        let mut ctx = Ctx {
            realm: self.realm,
            actor: Actor::Person(player.person),
            grants: player.grants.clone(),
            reach,
            as_of: None,
            now,
            ids: IdMaker::new(now, tiendo_app::chance::bytes()),
        };
        Ok(self
            .app
            .store
            .write_blocking(self.realm, move |tx| work(&mut ctx, tx))?)
    }

    /// Does something as the program.
    pub(crate) fn system<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> anyhow::Result<T> {
        let mut ctx = Ctx::system(self.realm, Actor::System, self.app.now());
        Ok(self
            .app
            .store
            .write_blocking(self.realm, move |tx| work(&mut ctx, tx))?)
    }

    /// Looks something up.
    pub(crate) fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Ctx, &mut ReadTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> anyhow::Result<T> {
        let ctx = Ctx::system(self.realm, Actor::System, self.app.now());
        Ok(self.app.store.read_blocking(move |tx| work(&ctx, tx))?)
    }
}
