//! Calling an endpoint for a page.

use gloo_net::http::QueryParams;
use web_sys::UrlSearchParams;
use youmi_api::{Effect, Endpoint, Method};
use youmi_client::gateway::params::{checked, params_of_query};
use youmi_client::json_text::OwnedJson;

use super::authorize::{self, Permission};
use super::incoming::Incoming;
use super::response::GatewayResponse;
use super::state::GatewayState;
use crate::client::call::Call;

impl GatewayState {
    /// Calls an endpoint for a page.
    pub(super) async fn call_endpoint(
        &self,
        endpoint: &'static Endpoint,
        incoming: &Incoming<'_>,
        query: &str,
        body: &[u8],
    ) -> Result<GatewayResponse, GatewayResponse> {
        let unreadable = || GatewayResponse::refusal(400, "the parameters are not readable");
        let invalid = |message: &str| GatewayResponse::refusal(400, message);
        let client = self.clients.get(endpoint.version).ok_or_else(unreadable)?;
        let params = match endpoint.method {
            Method::Get => params_of_query(&query_pairs(query), endpoint),
            // The vendor's server would ignore the query of a POST.
            Method::Post if !query.is_empty() => None,
            Method::Post if body.is_empty() => OwnedJson::parse("null".into()).ok(),
            Method::Post => str::from_utf8(body).ok().and_then(|body| OwnedJson::parse(body.into()).ok()),
        };
        let params = params.ok_or_else(unreadable)?;
        let params = checked(params.value(), endpoint).map_err(|error| invalid(&error.message))?;
        let call = authorize::endpoint_call(endpoint.id, params.value());
        let params = match self.ask_permission(incoming, body, call).await? {
            Permission::Granted => params,
            Permission::WithParams(params) => checked(params.value(), endpoint).map_err(|error| {
                self.warn(
                    Some(client),
                    &["authorize gave params that ", endpoint.id, " does not take: ", &error.message],
                );
                invalid(&error.message)
            })?,
        };
        let mut options = client.options.call.clone();
        // The page's client repeats reads by itself, and the attempts of both would multiply.
        options.retries = 0;
        if endpoint.effect == Effect::Read {
            options.signal = incoming.signal();
        }
        let call = Call::new(client, endpoint, params.value(), options).map_err(|error| invalid(&error.message))?;
        Ok(self.forward(client, call).await)
    }
}

/// The decoded names and values of a query.
fn query_pairs(query: &str) -> Vec<(String, String)> {
    let params = UrlSearchParams::new_with_str(query);
    params.map_or_else(|_| Vec::new(), |params| QueryParams::from_raw(params).iter().collect())
}
