/// <summary>Stands for what your order system has already: its users and its orders. Replace it with your own.</summary>
public static class OrderSystem
{
    public sealed record User(string Name, string[] Roles);

    public sealed record Order(string Number, string Goods, string Staff, string Customer);

    static readonly User[] Users = { new("b08", new[] { "sales" }), new("b01", new[] { "manager" }) };

    static readonly Order[] Orders =
    {
        new("A1001", "龙井茶 2 盒", "b08", "wxid_5kq0w1v8j3zt22"),
        new("A1002", "紫砂壶 1 把", "b08", "wxid_5kq0w1v8j3zt22"),
        new("A1003", "普洱茶 1 饼", "b09", "wxid_5kq0w1v8j3zt22"),
    };

    /// <summary>The user whose password this is, or null. Yours are hashed.</summary>
    public static User? Login(string name, string password)
    {
        return password == "orders" ? Array.Find(Users, user => user.Name == name) : null;
    }

    /// <summary>The orders of a customer, as far as they belong to this member of staff.</summary>
    public static IEnumerable<Order> OrdersOf(string user, string customer)
    {
        return Orders.Where(order => order.Staff == user && order.Customer == customer);
    }
}
