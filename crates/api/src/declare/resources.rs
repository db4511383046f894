//! `resource!` and `resources!`

/// Lists what the file of a resource declares. A declaration that is not listed does not compile, because it is dead code;
/// a record has no constructor then either.
macro_rules! resource {
    (
        $(records: [$($record:ident),* $(,)?],)?
        $(endpoints: [$($endpoint:ident),* $(,)?],)?
        $(pages: [$($paging:ident),* $(,)?],)?
    ) => {
        pub(crate) const RECORD_NAMES: &[&str] = &[$($(stringify!($record)),*)?];
        pub(crate) const ENDPOINTS: &[&$crate::Endpoint] = &[$($($endpoint.row),*)?];
        pub(crate) const PAGINGS: &[&$crate::Paging] = &[$($($paging.row),*)?];
        pub(crate) const RESOURCE: $crate::Resource = $crate::Resource {
            records: &[$($($record::DESCRIPTION),*)?],
            endpoints: &[$($($endpoint),*)?],
            pagings: &[$($($paging),*)?],
        };
    };
}

/// Lists the resources: `v1::staff`.
macro_rules! resources {
    ($($($module:ident)::+,)*) => {
        /// All resources with their descriptions.
        pub static RESOURCES: &[Resource] = &[$($($module::)+RESOURCE),*];

        /// The names of all records, in the order of their constructors.
        const RECORD_NAMES: &[&[&str]] = &[$($($module::)+RECORD_NAMES),*];

        const ENDPOINT_LISTS: &[&[&Endpoint]] = &[$($($module::)+ENDPOINTS),*];
        const PAGING_LISTS: &[&[&Paging]] = &[$($($module::)+PAGINGS),*];

        /// The rows of all endpoints.
        pub static ENDPOINTS: [&Endpoint; lists::count(ENDPOINT_LISTS)] = lists::flatten(ENDPOINT_LISTS);

        /// The rows of all lists that come in pages.
        pub static PAGINGS: [&Paging; lists::count(PAGING_LISTS)] = lists::flatten(PAGING_LISTS);
    };
}
