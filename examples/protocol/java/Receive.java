import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;

/**
 * Receives callbacks: from the vendor's server at /callbacks/&lt;secret&gt;, from the gateway at /youmi-events.
 * java -cp out Receive 8080
 */
final class Receive {
    private Receive() {}

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", Receive::receive);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        boolean isForGateway = path.equals("/youmi-events");
        boolean isKnown = isForGateway
            ? isFromGateway(exchange, body)
            : Callbacks.isSame(path, "/callbacks/" + secret("CALLBACK"));
        if (!isKnown) {
            answer(exchange, isForGateway ? 401 : 404, "");
            return;
        }
        boolean isKept = keep(new String(body, UTF_8));
        answer(exchange, isKept ? 200 : 500, Callbacks.reply(isKept));
    }

    private static boolean isFromGateway(HttpExchange exchange, byte[] body) throws IOException {
        String timestamp = exchange.getRequestHeaders().getFirst("x-youmi-timestamp");
        String signature = exchange.getRequestHeaders().getFirst("x-youmi-signature");
        try {
            long now = System.currentTimeMillis() / 1000;
            return Callbacks.isFromGateway(body, timestamp, signature, secret("FORWARD"), now);
        } catch (GeneralSecurityException error) {
            throw new IOException(error);
        }
    }

    /** Keep it first, then answer: what was answered with 200 does not come again. Here it is a line of the log. */
    private static boolean keep(String body) {
        try {
            Json.read(body);
        } catch (IllegalArgumentException error) {
            return false;
        }
        System.out.println("received " + body);
        return true;
    }

    private static String secret(String of) {
        String secret = System.getenv("YOUMI_" + of + "_SECRET");
        if (secret == null || secret.isEmpty()) throw new IllegalStateException("set YOUMI_" + of + "_SECRET");
        return secret;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
