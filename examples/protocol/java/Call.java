import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Calls an endpoint of v1 and one of v2: java -cp out Call */
final class Call {
    private Call() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        V1 v1 = new V1(variable("YOUMI_BASE_URL"), variable("YOUMI_APP_ID"), variable("YOUMI_APP_KEY"));
        out.println(first(v1.get("friend?Page=1&PageSize=2")).get("username"));

        String tokenUrl = System.getenv().getOrDefault("YOUMI_TOKEN_URL", V2.VENDORS_TOKEN_URL);
        String secret = variable("YOUMI_CLIENT_SECRET");
        V2 v2 = new V2(variable("YOUMI_V2_BASE_URL"), variable("YOUMI_CLIENT_ID"), secret, tokenUrl);
        out.println(first(v2.call("GET", "/v2/System/GetDepartList", null)).get("departname"));
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) throw new IllegalStateException("set " + name + " in the environment");
        return value;
    }

    private static Map<?, ?> first(Object values) {
        return (Map<?, ?>) ((List<?>) values).get(0);
    }
}
