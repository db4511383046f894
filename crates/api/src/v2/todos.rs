//! Todo: things that staff have to do for a friend.

use crate::{Time, UnixSeconds};
use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.addTodo} takes, as far as it is documented.
    pub struct AddTodoParams {
        /// Friend's original id (好友的原始微信号).
        Weixin?: String,
        /// Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner is unbound.
        SffId?: String,
        /// Title.
        RemindTitle?: String,
        /// Content; spelt so by the vendor.
        FollowupsiTuation?: String,
        /// When to remind.
        RemindTime?: Time,
        /// Whether to remind always.
        IsAlways?: i64,
        /// Staff who receive it.
        Recipient?: Vec<String>,
    }
}

params! {
    /// What {@link V2Client.createTodo} takes.
    pub struct CreateTodoParams {
        /// Friend's original id (好友的原始微信号).
        Weixin: String,
        /// Kind of account: 0 personal WeChat, 1 official account, 2 mini program, 3 WeCom.
        From: one_of "0 | 1 | 2 | 3",
        /// Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner is unbound.
        SffId?: String,
        /// Title.
        RemindTitle: String,
        /// Content; spelt so by the vendor.
        FollowupsiTuation: String,
        /// When to remind; not in the past.
        RemindTime: Time,
        /// Whether to remind always.
        IsAlways?: i64,
        /// Staff who receive it.
        Recipient?: Vec<String>,
        /// Number of the operating account (运营号编号); spelt so by the vendor.
        AdWecharId: i64,
        /// Colour of the level.
        LevelColor?: String,
        /// Name of the level.
        LevelName?: String,
        /// Not documented.
        EventType?: i64,
    }
}

params! {
    /// What {@link V2Client.listTodos} takes.
    pub struct ListTodosParams {
        /// Made from this time on, unix seconds.
        startTimestamp?: UnixSeconds,
        /// Made until this time, unix seconds.
        endTimestamp?: UnixSeconds,
        /// To be reminded of from this time on, unix seconds.
        remindStartTimestamp?: UnixSeconds,
        /// To be reminded of until this time, unix seconds.
        remindEndTimestamp?: UnixSeconds,
        /// Staff member who made it.
        createStaff?: String,
        /// Staff member who is reminded.
        remindStaff?: String,
        /// Number of the operating account; spelt so by the vendor.
        WecharId?: i64,
        /// WeChat id (微信号).
        wechatNober?: String,
        /// State: -1 all, 0 open, 1 done.
        usersate?: one_of "-1 | 0 | 1",
        /// Number of the todo.
        chargeDaffairesId?: i64,
        /// Page, from 1.
        pageIndex?: i64,
        /// Todos on a page.
        pageSize?: i64,
    }
}

params! {
    /// What {@link V2Client.countTodos} takes.
    pub struct CountTodosParams {
        /// Made from this time on, unix seconds.
        startTimestamp?: UnixSeconds,
        /// Made until this time, unix seconds.
        endTimestamp?: UnixSeconds,
        /// To be reminded of from this time on, unix seconds.
        remindStartTimestamp?: UnixSeconds,
        /// To be reminded of until this time, unix seconds.
        remindEndTimestamp?: UnixSeconds,
        /// Staff member who made it.
        createStaff?: String,
        /// Staff member who is reminded.
        remindStaff?: String,
        /// Number of the operating account; spelt so by the vendor.
        WecharId?: i64,
        /// WeChat id (微信号).
        wechatNober?: String,
        /// State: -1 all, 0 open, 1 done.
        usersate?: one_of "-1 | 0 | 1",
    }
}

endpoint! {
    /// Adds a todo (新增待办记录). {@link V2Client.createTodo} answers its number.
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Todo › 新增待办记录.
    V2.addTodo(params?: "AddTodoParams | (AddTodoParams & MoreParams) | null") -> "Promise<Reply<JsonValue>>" {
        title: "新增待办记录",
        method: Post,
        path: Some("/v2/Todo/AddRecord"),
        effect: Action,
        params: crate::More<AddTodoParams>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Adds a todo and answers its number (新增待办记录(返回编号)).
    ///
    /// How the number stands in the answer is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Todo › 新增待办记录(返回编号).
    V2.createTodo(params: "CreateTodoParams") -> "Promise<Reply<JsonValue>>" {
        title: "新增待办记录(返回编号)",
        method: Post,
        path: Some("/v2/Todo/AddRecordNew"),
        effect: Action,
        params: CreateTodoParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Lists todos, a page at a time (获取待办列表). {@link V2Client.eachTodo} reads them all.
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Todo › 获取待办列表.
    V2.listTodos(params?: "ListTodosParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "获取待办列表",
        method: Post,
        path: Some("/v2/Todo/GetChargeDaffairesList"),
        effect: Read,
        params: ListTodosParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Counts todos (获取待办列表总数).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Todo › 获取待办列表总数.
    V2.countTodos(params?: "CountTodosParams | (CountTodosParams & MoreParams) | null") -> "Promise<Reply<JsonValue>>" {
        title: "获取待办列表总数",
        method: Post,
        path: Some("/v2/Todo/GetChargeDaffairesCount"),
        effect: Read,
        params: crate::More<CountTodosParams>,
        values: Kind::Any,
    }
}

pages! {
    /// All todos, one after the other (获取待办列表): an async iterable that fetches a page when its first item is asked for.
    ///
    /// What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends
    /// at an empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError};
    /// kind `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
    V2.eachTodo(params?: "ListTodosParams | null") -> "AsyncIterableIterator<JsonValue>" {
        endpoint: listTodos,
        page: "pageIndex",
        size: ("pageSize", None),
        id: None,
    }
}
