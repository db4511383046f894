//! Opening the address of a sidebar for a page.

use js_sys::JSON;
use youmi_client::sidebar::OpenError;

use super::authorize::{self, Permission};
use super::incoming::Incoming;
use super::response::GatewayResponse;
use super::state::GatewayState;
use crate::host::values;

impl GatewayState {
    /// Opens the address. The page gets the visit without the user's password in the order system.
    pub(super) async fn show_visit(
        &self,
        incoming: &Incoming<'_>,
        body: &[u8],
    ) -> Result<GatewayResponse, GatewayResponse> {
        let sidebar =
            self.sidebar.as_ref().ok_or_else(|| GatewayResponse::refusal(404, "there is nothing at this path"))?;
        let opened =
            sidebar.guard.borrow_mut().open(&incoming.url, &sidebar.keys, sidebar.format, js_sys::Date::now() as i64);
        let opened = opened.map_err(|error| match error {
            OpenError::Invalid(invalid) => {
                // The reason goes only to the log, because it would help to guess a valid address.
                let reason = invalid.message.replace("keys.", "options.sidebar.");
                self.warn(None, &["a sidebar address was not opened: ", &reason]);
                GatewayResponse::refusal(400, "the visit could not be opened")
            }
            OpenError::TooManyFailures { seconds } => {
                self.warn(
                    None,
                    &["too many sidebar addresses of one user were not opened: they are refused for a while"],
                );
                GatewayResponse::refusal_for_now(429, "too many visits could not be opened", seconds)
            }
        })?;
        let call = authorize::sidebar_call(opened.visit.for_page(None));
        if let Permission::WithParams(_) = self.ask_permission(incoming, body, call).await? {
            self.warn(None, &["authorize gave params for the sidebar, which has none"]);
            return Err(GatewayResponse::refusal(401, "not authorised"));
        }
        let json = values::from_struct(&opened.visit.for_page(sidebar.fields.as_deref()))
            .and_then(|visit| JSON::stringify(&visit));
        json.map(|json| GatewayResponse::json(200, &String::from(json)))
            .map_err(|_| GatewayResponse::refusal(500, "the visit could not be told"))
    }
}
