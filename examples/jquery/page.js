// The page: jQuery, the global YoumiOpenApi, and no bundler.
$(function () {
  var v1 = new YoumiOpenApi.V1Client({ baseUrl: "/youmi/v1", auth: "none" });

  YoumiOpenApi.fetchVisit("/youmi")
    .then(function (visit) {
      $("#customer").text("微信号 " + (visit.customer.WX || "未知") + "，电话 " + (visit.customer.TEL || "未知"));
      return v1.listFriends({ Wechat_No: visit.customer.originalId, PageSize: 10 });
    })
    .then(function (reply) {
      $.each(reply.values, function (index, friend) {
        var number = $("<small>").text("微信号 " + (friend.ad_friend_uwenober || "未知"));
        $("<li>").text(friend.username).append(number).appendTo("#friends");
      });
      $(document.body).attr("data-ready", "true");
    })
    .catch(function (error) {
      if (!(error instanceof YoumiOpenApi.YoumiError)) throw error;
      $("#customer").text("");
      $("#problem")
        .text(error.status === 400 ? "请从企客聊重新打开" : "系统异常：" + error.message)
        .prop("hidden", false);
    });
});
