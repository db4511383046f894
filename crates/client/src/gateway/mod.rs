//! The routes of the gateway: to what a request leads, and whether that is allowed.
//!
//! Everything that is not listed is refused. The whole path is compared with those of the endpoints, character by
//! character, so `..`, doubled or encoded slashes and other hosts never match.

pub mod address;
pub mod params;
pub mod settings;
pub mod upstream;

use youmi_api::Endpoint;

use crate::constant_time::is_same;

/// The largest body that is accepted, in bytes.
pub const LARGEST_BODY: usize = 1024 * 1024;

/// The destination of a request.
#[derive(Debug, Clone, Copy)]
pub enum Route {
    /// An endpoint of the vendor.
    Endpoint(&'static Endpoint),
    /// The opened sidebar visit.
    Sidebar,
    /// The caller's receiver of callbacks.
    Callback,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoute {
    /// Status 404.
    UnknownPath,
    /// Status 403.
    NotAllowed,
    /// Status 405, and the allowed method.
    Method(&'static str),
}

/// The routes of a gateway.
#[derive(Debug, Default)]
pub struct Routes {
    /// The beginning of all paths, without a slash at its end.
    pub prefix: String,
    /// The paths below the prefix of all endpoints that could be served.
    pub endpoints: Vec<(String, &'static Endpoint)>,
    /// Ids of the endpoints that are served.
    pub allow: Vec<String>,
    /// Whether the sidebar is served.
    pub sidebar: bool,
    /// The secret in the path of callbacks.
    pub callback_secret: Option<String>,
}

impl Routes {
    /// The route of a request.
    pub fn find(&self, method: &str, path: &str) -> Result<Route, NoRoute> {
        let below = path.strip_prefix(self.prefix.as_str()).ok_or(NoRoute::UnknownPath)?;
        if self.sidebar && below == "/sidebar" {
            return if method == "GET" { Ok(Route::Sidebar) } else { Err(NoRoute::Method("GET")) };
        }
        if let (Some(secret), Some(found)) = (&self.callback_secret, below.strip_prefix("/callbacks/")) {
            if !is_same(found, secret) {
                return Err(NoRoute::UnknownPath);
            }
            return if method == "POST" { Ok(Route::Callback) } else { Err(NoRoute::Method("POST")) };
        }
        let mut other_method = None;
        for (_, endpoint) in self.endpoints.iter().filter(|(path, _)| path == below) {
            let expected = endpoint.method.name();
            if method != expected {
                other_method = Some(expected);
            } else if self.allow.iter().any(|id| id == endpoint.id) {
                return Ok(Route::Endpoint(endpoint));
            } else {
                return Err(NoRoute::NotAllowed);
            }
        }
        Err(other_method.map_or(NoRoute::UnknownPath, NoRoute::Method))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(id: &str) -> &'static Endpoint {
        youmi_api::endpoint(id).unwrap_or(youmi_api::GET_ACCESS_TOKEN)
    }

    fn routes() -> Routes {
        Routes {
            prefix: "/youmi".into(),
            endpoints: vec![
                ("/v1/staff".into(), endpoint("listStaff")),
                ("/v1/friend".into(), endpoint("listFriends")),
                ("/v1/friend/Add_Friend".into(), endpoint("addFriend")),
            ],
            allow: vec!["listStaff".into(), "addFriend".into()],
            sidebar: true,
            callback_secret: Some("s3cret".into()),
        }
    }

    #[test]
    fn only_what_is_named_is_served() {
        let routes = routes();
        assert!(
            matches!(routes.find("GET", "/youmi/v1/staff"), Ok(Route::Endpoint(endpoint)) if endpoint.id == "listStaff")
        );
        assert!(matches!(routes.find("POST", "/youmi/v1/friend/Add_Friend"), Ok(Route::Endpoint(_))));
        assert_eq!(routes.find("GET", "/youmi/v1/friend").err(), Some(NoRoute::NotAllowed));
        assert_eq!(routes.find("POST", "/youmi/v1/staff").err(), Some(NoRoute::Method("GET")));
        assert!(matches!(routes.find("GET", "/youmi/sidebar"), Ok(Route::Sidebar)));
        assert!(matches!(routes.find("POST", "/youmi/callbacks/s3cret"), Ok(Route::Callback)));
    }

    #[test]
    fn a_path_has_one_spelling() {
        let routes = routes();
        for path in [
            "",
            "/",
            "/youmi",
            "/youmi/",
            "/v1/staff",
            "/youmi/v1/staff/",
            "/youmi//v1/staff",
            "/youmi/v1//staff",
            "/youmi/v1/../v1/staff",
            "/youmi/v1%2fstaff",
            "/youmi/v1/%73taff",
            "/youmi/V1/staff",
            "//youmi/v1/staff",
            "/youmi/http://evil.example/v1/staff",
            "/youmi/v1\\staff",
            "/youmi/v1/staff\0",
            "/youmi/callbacks/",
            "/youmi/callbacks/s3cre",
            "/youmi/callbacks/s3crets",
            "/youmi/callbacks/S3cret",
            "/youmiv1/staff",
        ] {
            assert_eq!(routes.find("GET", path).err(), Some(NoRoute::UnknownPath), "{path}");
        }
    }
}
