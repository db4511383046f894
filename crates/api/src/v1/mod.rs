//! v1 (基础数据类接口, 数据读取类接口, 行为操作类接口): signed with an app key.

pub mod accounts;
pub mod ad_groups;
pub mod auth;
pub mod friends;
pub mod labels;
pub mod staff;
