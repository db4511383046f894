// A server that takes what the gateway hands over with the HandOver of the example, for Mono, which has no ASP.NET Core.

using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text;

static class HandOverServer
{
    static readonly Dictionary<string, string> Kept = new Dictionary<string, string>();

    static void Main(string[] args)
    {
        var handOver = new HandOver(Environment.GetEnvironmentVariable("YOUMI_FORWARD_SECRET"));
        var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + args[0] + "/");
        listener.Start();
        Console.WriteLine("listening");
        while (true)
        {
            var context = listener.GetContext();
            if (context.Request.Url.AbsolutePath == "/kept") Tell(context.Response);
            else Take(handOver, context);
            context.Response.Close();
        }
    }

    static void Take(HandOver handOver, HttpListenerContext context)
    {
        var copy = new MemoryStream();
        context.Request.InputStream.CopyTo(copy);
        var body = copy.ToArray();
        var timestamp = context.Request.Headers["x-youmi-timestamp"] ?? "";
        var signature = context.Request.Headers["x-youmi-signature"] ?? "";
        var isGood = handOver.IsHandedOver(timestamp, signature, body, DateTimeOffset.UtcNow);
        if (isGood) Kept[HandOver.IdOf(body)] = Encoding.UTF8.GetString(body);
        context.Response.StatusCode = isGood ? 204 : 401;
    }

    static void Tell(HttpListenerResponse response)
    {
        var text = Encoding.UTF8.GetBytes("[" + string.Join(",", Kept.Values) + "]");
        response.OutputStream.Write(text, 0, text.Length);
    }
}
