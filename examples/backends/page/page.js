// The page in the sidebar: the name comes from the vendor through the gateway, the orders from the order system.
$(function () {
  var gateway = $("body").data("gateway");
  var v1 = new YoumiOpenApi.V1Client({ baseUrl: gateway + "/v1", auth: "none", credentials: "include" });

  openVisit()
    .then(function (visit) {
      showOrders(visit.customer).catch(tell);
      return showName(visit.customer);
    })
    .catch(function (error) {
      $("#name").hide();
      tell(error);
    });

  /** Posts the query of the address, once: the gateway opens it and sets a cookie. */
  function openVisit() {
    return Promise.resolve(
      $.ajax({
        method: "POST",
        url: gateway + "/session",
        data: location.search,
        xhrFields: { withCredentials: true },
      }),
    );
  }

  function showName(customer) {
    return v1.listFriends({ Wechat_No: customer.originalId }).then(function (reply) {
      $("#name").text(reply.values.length > 0 ? reply.values[0].username : customer.WX);
    });
  }

  function showOrders(customer) {
    return Promise.resolve($.getJSON("/orders", { customer: customer.originalId })).then(
      function (orders) {
        $("#orders").empty();
        $.each(orders, function (index, order) {
          $("<li>")
            .text(order.number + " " + order.goods)
            .appendTo("#orders");
        });
      },
      function (error) {
        if (error.status !== 401) throw error;
        askForLogin(customer);
      },
    );
  }

  function askForLogin(customer) {
    $("#login")
      .prop("hidden", false)
      .off("submit")
      .on("submit", function (event) {
        event.preventDefault();
        Promise.resolve($.post("/login", $(this).serialize()))
          .then(
            function () {
              $("#login").prop("hidden", true);
              $("#problem").text("");
              return showOrders(customer);
            },
            function (error) {
              if (error.status !== 401) throw error;
              $("#problem").text("用户名或密码不正确");
            },
          )
          .catch(tell);
      });
  }

  function tell(error) {
    var words = { 400: "请从企客聊重新打开", 401: "会话没有保留，请从企客聊重新打开", 403: "没有权限" };
    $("#problem").text(words[error.status] || "系统异常，请联系管理员");
  }
});
