//! v1 (基础数据类接口, 数据读取类接口, 行为操作类接口): signed with an app key.

pub(crate) mod accounts;
pub(crate) mod ad_groups;
pub(crate) mod auth;
pub(crate) mod friends;
pub(crate) mod labels;
pub(crate) mod staff;
