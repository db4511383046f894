// A server of the JDK's own that takes what the gateway hands over with the HandOver of the example.

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import crm.HandOver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class HandOverServer {
    public static void main(String[] args) throws IOException {
        HandOver handOver = new HandOver(System.getenv("YOUMI_FORWARD_SECRET"));
        Map<String, String> kept = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
        server.createContext("/youmi-events", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String timestamp = header(exchange, "x-youmi-timestamp");
            String signature = header(exchange, "x-youmi-signature");
            boolean isGood = handOver.isHandedOver(timestamp, signature, body, Instant.now());
            if (isGood) kept.put(HandOver.idOf(body), new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(isGood ? 204 : 401, -1);
            exchange.close();
        });
        server.createContext("/kept", exchange -> {
            byte[] text = ("[" + String.join(",", kept.values()) + "]").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        System.out.println("listening");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
