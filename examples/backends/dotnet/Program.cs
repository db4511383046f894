// The addresses of the order system that have to do with 企客聊.

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

var page = Path.GetFullPath("../page");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = page });
builder.WebHost.UseUrls("http://127.0.0.1:8080");
builder.Services.AddAuthorization();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
{
    // Page and gateway are told 401: neither could follow to the page of a login.
    options.Events.OnRedirectToLogin = context =>
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    };
});

// Without the secret the program does not start.
var handOver = new HandOver(Environment.GetEnvironmentVariable("YOUMI_FORWARD_SECRET") ?? "");
var callbacks = Directory.CreateDirectory("callbacks").FullName;

var app = builder.Build();
app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();

// 下单URL: the page in the sidebar.
app.MapGet("/order", () => Results.File(Path.Combine(page, "order.html"), "text/html; charset=utf-8"));

app.MapPost("/login", async (HttpContext context) =>
{
    if (!context.Request.HasFormContentType) return Results.BadRequest();
    var form = await context.Request.ReadFormAsync();
    var user = OrderSystem.Login(form["user"].ToString(), form["password"].ToString());
    if (user is null) return Results.Unauthorized();
    var claims = user.Roles.Select(role => new Claim(ClaimTypes.Role, role)).Append(new Claim(ClaimTypes.Name, user.Name));
    var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme);
    await context.SignInAsync(new ClaimsPrincipal(identity));
    return Results.NoContent();
});

// The order system's own data, which it guards itself.
app.MapGet("/orders", (string customer, ClaimsPrincipal user) => OrderSystem.OrdersOf(user.Identity!.Name!, customer))
    .RequireAuthorization();

// The gateway asks who is logged in, with the cookie of the page.
app.MapGet("/youmi-auth", (ClaimsPrincipal user) =>
        new { sub = user.Identity!.Name, roles = user.FindAll(ClaimTypes.Role).Select(role => role.Value) })
    .RequireAuthorization();

// The gateway hands over what the vendor's server has sent. The vendor is told "done" only after a 2xx.
app.MapPost("/youmi-events", async (HttpRequest request) =>
{
    using var copy = new MemoryStream();
    await request.Body.CopyToAsync(copy);
    var body = copy.ToArray();
    var timestamp = request.Headers["x-youmi-timestamp"].ToString();
    var signature = request.Headers["x-youmi-signature"].ToString();
    if (!handOver.IsHandedOver(timestamp, signature, body, DateTimeOffset.UtcNow)) return Results.Unauthorized();
    // A file for each, whole or not at all, however often it comes. Yours is a table with the id as its key.
    var file = Path.Combine(callbacks, HandOver.IdOf(body) + ".json");
    var temporary = Path.Combine(callbacks, Path.GetRandomFileName());
    await File.WriteAllBytesAsync(temporary, body);
    File.Move(temporary, file, overwrite: true);
    return Results.NoContent();
});

app.Run();
