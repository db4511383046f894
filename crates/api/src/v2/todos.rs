//! Todo: things that staff have to do for a friend.

use crate::JsonValue;
use crate::params::{Time, UnixSeconds};

resource! {
    endpoints: [ADD_TODO, CREATE_TODO, LIST_TODOS, COUNT_TODOS],
    pages: [EACH_TODO],
}

params! {
    AddTodoParams {
        /// Friend's original id.
        #[term = "好友的原始微信号"]
        Weixin?: String,
        /// Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner
        /// is unbound.
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
    CreateTodoParams {
        /// Friend's original id.
        #[term = "好友的原始微信号"]
        Weixin: String,
        /// Kind of account.
        From: one_of { 0 "personal WeChat", 1 "official account", 2 "mini program", 3 "WeCom" },
        /// Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner
        /// is unbound.
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
        /// Number of the operating account; spelt so by the vendor.
        #[term = "运营号编号"]
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
    CountTodosParams {
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
        /// WeChat id.
        #[term = "微信号"]
        wechatNober?: String,
        /// State.
        usersate?: one_of { -1 "all", 0 "open", 1 "done" },
    }
}

params! {
    ListTodosParams {
        ..CountTodosParams,
        /// Number of the todo.
        chargeDaffairesId?: i64,
        /// Page, from 1.
        pageIndex?: i64,
        /// Todos on a page.
        pageSize?: i64,
    }
}

endpoint! {
    /// Adds a todo. {@link V2Client.createTodo} answers its number.
    ADD_TODO = V2.addTodo(AddTodoParams, ..) -> JsonValue {
        request: Post "/v2/Todo/AddRecord",
        effect: Action,
        title: "新增待办记录",
        section: "Todo",
    }
}

endpoint! {
    /// Adds a todo and answers its number.
    ///
    /// How the number stands in the answer is not documented.
    CREATE_TODO = V2.createTodo(CreateTodoParams) -> JsonValue {
        request: Post "/v2/Todo/AddRecordNew",
        effect: Action,
        title: "新增待办记录(返回编号)",
        section: "Todo",
    }
}

endpoint! {
    /// Lists todos, a page at a time.
    LIST_TODOS = V2.listTodos(ListTodosParams) -> JsonValue {
        request: Post "/v2/Todo/GetChargeDaffairesList",
        effect: Read,
        title: "获取待办列表",
        section: "Todo",
    }
}

endpoint! {
    /// Counts todos.
    COUNT_TODOS = V2.countTodos(CountTodosParams, ..) -> JsonValue {
        request: Post "/v2/Todo/GetChargeDaffairesCount",
        effect: Read,
        title: "获取待办列表总数",
        section: "Todo",
    }
}

pages! {
    /// All todos
    EACH_TODO = eachTodo(LIST_TODOS) {
        page: "pageIndex",
        size: "pageSize",
    }
}
