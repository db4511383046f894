using System;
using System.Threading.Tasks;

namespace Youmi
{
    public static class Program
    {
        /// <summary>dotnet run -- vectors FILE, dotnet run -- call, or dotnet run -- receive PORT</summary>
        public static int Main(string[] arguments)
        {
            switch (arguments.Length == 0 ? "" : arguments[0])
            {
                case "vectors":
                    return Vectors.Check(arguments[1]);
                case "call":
                    CallAsync().GetAwaiter().GetResult();
                    return 0;
                case "receive":
                    Receiver.Run(int.Parse(arguments[1]));
                    return 0;
                default:
                    Console.Error.WriteLine("Say vectors FILE, call, or receive PORT.");
                    return 2;
            }
        }

        /// <summary>Calls an endpoint of v1 and one of v2.</summary>
        private static async Task CallAsync()
        {
            var v1 = new V1(Variable("YOUMI_BASE_URL"), Variable("YOUMI_APP_ID"), Variable("YOUMI_APP_KEY"));
            var friends = await v1.GetAsync("friend?Page=1&PageSize=2").ConfigureAwait(false);
            Console.WriteLine(friends[0].GetProperty("username"));

            var tokenUrl = Environment.GetEnvironmentVariable("YOUMI_TOKEN_URL") ?? V2.VendorsTokenUrl;
            var v2 = new V2(
                Variable("YOUMI_V2_BASE_URL"), Variable("YOUMI_CLIENT_ID"), Variable("YOUMI_CLIENT_SECRET"), tokenUrl);
            var departments = await v2.CallAsync("GET", "/v2/System/GetDepartList", null).ConfigureAwait(false);
            Console.WriteLine(departments[0].GetProperty("departname"));
        }

        public static string Variable(string name)
        {
            var value = Environment.GetEnvironmentVariable(name);
            if (string.IsNullOrEmpty(value)) throw new InvalidOperationException("set " + name + " in the environment");
            return value;
        }
    }
}
