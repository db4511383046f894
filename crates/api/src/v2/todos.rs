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
        /// 创建待办的员工。待办完成后好友归属该员工；不传则解除好友的归属。
        SffId?: String,
        /// Title.
        /// 待办标题。
        RemindTitle?: String,
        /// Content; spelt so by the vendor.
        /// 待办内容；拼写与厂商文档一致。
        FollowupsiTuation?: String,
        /// When to remind.
        /// 提醒时间。
        RemindTime?: Time,
        /// Whether to remind always.
        /// 是否一直提醒。
        IsAlways?: i64,
        /// Staff who receive it.
        /// 接收待办的员工。
        Recipient?: Vec<String>,
    }
}

params! {
    CreateTodoParams {
        /// Friend's original id.
        #[term = "好友的原始微信号"]
        Weixin: String,
        /// Kind of account.
        /// 账号类型。
        From: one_of { 0 "personal WeChat" "个微", 1 "official account" "公众号", 2 "mini program" "小程序", 3 "WeCom" "企微" },
        /// Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner
        /// is unbound.
        /// 创建待办的员工。待办完成后好友归属该员工；不传则解除好友的归属。
        SffId?: String,
        /// Title.
        /// 待办标题。
        RemindTitle: String,
        /// Content; spelt so by the vendor.
        /// 待办内容；拼写与厂商文档一致。
        FollowupsiTuation: String,
        /// When to remind; not in the past.
        /// 提醒时间，不能早于当前时间。
        RemindTime: Time,
        /// Whether to remind always.
        /// 是否一直提醒。
        IsAlways?: i64,
        /// Staff who receive it.
        /// 接收待办的员工。
        Recipient?: Vec<String>,
        /// Number of the operating account; spelt so by the vendor.
        /// 拼写与厂商文档一致。
        #[term = "运营号编号"]
        AdWecharId: i64,
        /// Colour of the level.
        /// 等级颜色。
        LevelColor?: String,
        /// Name of the level.
        /// 等级名称。
        LevelName?: String,
        /// Not documented.
        /// 文档未说明。
        EventType?: i64,
    }
}

params! {
    CountTodosParams {
        /// Made from this time on, unix seconds.
        /// 创建时间的开始，Unix 时间戳（秒）。
        startTimestamp?: UnixSeconds,
        /// Made until this time, unix seconds.
        /// 创建时间的结束，Unix 时间戳（秒）。
        endTimestamp?: UnixSeconds,
        /// To be reminded of from this time on, unix seconds.
        /// 提醒时间的开始，Unix 时间戳（秒）。
        remindStartTimestamp?: UnixSeconds,
        /// To be reminded of until this time, unix seconds.
        /// 提醒时间的结束，Unix 时间戳（秒）。
        remindEndTimestamp?: UnixSeconds,
        /// Staff member who made it.
        /// 创建待办的员工。
        createStaff?: String,
        /// Staff member who is reminded.
        /// 被提醒的员工。
        remindStaff?: String,
        /// Number of the operating account; spelt so by the vendor.
        /// 运营号编号；拼写与厂商文档一致。
        WecharId?: i64,
        /// WeChat id.
        #[term = "微信号"]
        wechatNober?: String,
        /// State.
        /// 待办状态。
        usersate?: one_of { -1 "all" "全部", 0 "open" "未完成", 1 "done" "已完成" },
    }
}

params! {
    ListTodosParams {
        ..CountTodosParams,
        /// Number of the todo.
        /// 待办编号。
        chargeDaffairesId?: i64,
        /// Page, from 1.
        /// 页码，从 1 开始。
        pageIndex?: i64,
        /// Todos on a page.
        /// 每页的待办数。
        pageSize?: i64,
    }
}

endpoint! {
    /// Adds a todo. {@link V2Client.createTodo} answers its number.
    /// 新增一条待办。需要待办编号时用 {@link V2Client.createTodo}。
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
    ///
    /// 新增一条待办并返回其编号。
    ///
    /// 文档未说明编号在应答中的位置。
    CREATE_TODO = V2.createTodo(CreateTodoParams) -> JsonValue {
        request: Post "/v2/Todo/AddRecordNew",
        effect: Action,
        title: "新增待办记录(返回编号)",
        section: "Todo",
    }
}

endpoint! {
    /// Lists todos, a page at a time.
    /// 分页返回待办。
    LIST_TODOS = V2.listTodos(ListTodosParams) -> JsonValue {
        request: Post "/v2/Todo/GetChargeDaffairesList",
        effect: Read,
        title: "获取待办列表",
        section: "Todo",
    }
}

endpoint! {
    /// Counts todos.
    /// 返回待办的总数。
    COUNT_TODOS = V2.countTodos(CountTodosParams, ..) -> JsonValue {
        request: Post "/v2/Todo/GetChargeDaffairesCount",
        effect: Read,
        title: "获取待办列表总数",
        section: "Todo",
    }
}

pages! {
    /// All todos
    /// 全部待办
    EACH_TODO = eachTodo(LIST_TODOS) {
        page: "pageIndex",
        size: "pageSize",
    }
}
