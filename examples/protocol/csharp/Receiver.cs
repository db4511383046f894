using System;
using System.IO;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Youmi
{
    /// <summary>
    /// Receives callbacks: from the vendor's server at /callbacks/SECRET, from the gateway at /youmi-events.
    /// </summary>
    public static class Receiver
    {
        public static void Run(int port)
        {
            using (var listener = new HttpListener())
            {
                listener.Prefixes.Add("http://127.0.0.1:" + port + "/");
                listener.Start();
                Console.WriteLine("listening on " + port);
                while (true) Receive(listener.GetContext());
            }
        }

        private static void Receive(HttpListenerContext context)
        {
            var body = new MemoryStream();
            context.Request.InputStream.CopyTo(body);
            var path = context.Request.Url.AbsolutePath;
            var isForGateway = path == "/youmi-events";
            var isKnown = isForGateway
                ? Callbacks.IsFromGateway(body.ToArray(), context.Request.Headers["x-youmi-timestamp"],
                    context.Request.Headers["x-youmi-signature"], Program.Variable("YOUMI_FORWARD_SECRET"),
                    DateTimeOffset.UtcNow.ToUnixTimeSeconds())
                : Callbacks.IsSame(path, "/callbacks/" + Program.Variable("YOUMI_CALLBACK_SECRET"));
            // Keep it first, then answer: what was answered with 200 does not come again.
            var isKept = isKnown && Keep(Encoding.UTF8.GetString(body.ToArray()));
            context.Response.StatusCode = isKept ? 200 : isKnown ? 500 : isForGateway ? 401 : 404;
            context.Response.ContentType = "application/json";
            var reply = Encoding.UTF8.GetBytes(isKnown ? Callbacks.Reply(isKept) : "");
            context.Response.Close(reply, false);
        }

        /// <summary>Here it is a line of the log.</summary>
        private static bool Keep(string body)
        {
            try
            {
                JsonDocument.Parse(body).Dispose();
            }
            catch (JsonException)
            {
                return false;
            }
            Console.WriteLine("received " + body);
            return true;
        }
    }
}
