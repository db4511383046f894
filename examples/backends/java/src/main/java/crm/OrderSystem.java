package crm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands for what your order system has already: its users and its orders. Replace it with your own. */
public final class OrderSystem {
    public record User(String name, List<String> roles) {}

    public record Order(String number, String goods, String staff, String customer) {}

    private static final Map<String, User> USERS =
            Map.of("b08", new User("b08", List.of("sales")), "b01", new User("b01", List.of("manager")));

    private static final List<Order> ORDERS = List.of(
            new Order("A1001", "龙井茶 2 盒", "b08", "wxid_5kq0w1v8j3zt22"),
            new Order("A1002", "紫砂壶 1 把", "b08", "wxid_5kq0w1v8j3zt22"),
            new Order("A1003", "普洱茶 1 饼", "b09", "wxid_5kq0w1v8j3zt22"));

    /** The user whose password this is. Yours are hashed. */
    public static Optional<User> login(String name, String password) {
        return Optional.ofNullable(USERS.get(name)).filter(user -> password.equals("orders"));
    }

    /** The orders of a customer, as far as they belong to this member of staff. */
    public static List<Order> ordersOf(User user, String customer) {
        return ORDERS.stream()
                .filter(order -> order.staff().equals(user.name()) && order.customer().equals(customer))
                .toList();
    }

    private OrderSystem() {}
}
