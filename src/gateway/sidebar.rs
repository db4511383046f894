//! Opening the address of a sidebar for a page.

use js_sys::JSON;

use super::authorize::{self, Permission};
use super::incoming::Incoming;
use super::response::GatewayResponse;
use super::state::GatewayState;
use crate::host::values;
use youmi_client::sidebar::Refused;

impl GatewayState {
    /// The opened visit. The user's password in the order system is for this server, not for the page.
    pub async fn show_visit(&self, incoming: &Incoming<'_>, body: &[u8]) -> Result<GatewayResponse, GatewayResponse> {
        let sidebar =
            self.sidebar.as_ref().ok_or_else(|| GatewayResponse::refusal(404, "there is nothing at this path"))?;
        let opened =
            sidebar.guard.borrow_mut().open(&incoming.url, &sidebar.keys, sidebar.form, js_sys::Date::now() as i64);
        let opened = opened.map_err(|refused| match refused {
            Refused::Invalid(invalid) => {
                // Which of its parts does not fit would help a stranger to go on guessing: that is for the log.
                let reason = invalid.message.replace("keys.", "options.sidebar.");
                self.warn(None, &["a sidebar address was not opened: ", &reason]);
                GatewayResponse::refusal(400, "the visit could not be opened")
            }
            Refused::TooMany { seconds } => {
                self.warn(
                    None,
                    &["too many sidebar addresses of one user were not opened: they are refused for a while"],
                );
                GatewayResponse::later(429, "too many visits could not be opened", seconds)
            }
        })?;
        let call = authorize::sidebar_call(opened.visit.for_page(None));
        if let Permission::WithParams(_) = self.ask_permission(incoming, body, call).await? {
            self.warn(None, &["authorize gave params for the sidebar, which has none"]);
            return Err(GatewayResponse::refusal(401, "not authorised"));
        }
        let json = values::from_struct(&opened.visit.for_page(sidebar.fields.as_deref()))
            .and_then(|visit| JSON::stringify(&visit));
        json.map(|json| GatewayResponse::json(200, json.into()))
            .map_err(|_| GatewayResponse::refusal(500, "the visit could not be told"))
    }
}
