package crm;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of the order system that have to do with 企客聊. */
@RestController
public class SidebarController {
    private final HandOver handOver;
    private final JdbcTemplate database;

    public SidebarController(HandOver handOver, JdbcTemplate database) {
        this.handOver = handOver;
        this.database = database;
    }

    /** 下单URL: the page in the sidebar. */
    @GetMapping(path = "/order", produces = MediaType.TEXT_HTML_VALUE)
    public Resource order() {
        return new FileSystemResource("../page/order.html");
    }

    @PostMapping("/login")
    public ResponseEntity<Void> login(
            @RequestParam("user") String name, @RequestParam("password") String password, HttpServletRequest request) {
        var user = OrderSystem.login(name, password);
        if (user.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        request.getSession().setAttribute("user", user.get());
        request.changeSessionId();
        return ResponseEntity.noContent().build();
    }

    /** The order system's own data, which it guards itself. */
    @GetMapping("/orders")
    public ResponseEntity<List<OrderSystem.Order>> orders(
            @RequestParam("customer") String customer, HttpSession session) {
        if (!(session.getAttribute("user") instanceof OrderSystem.User user)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return ResponseEntity.ok(OrderSystem.ordersOf(user, customer));
    }

    /** The gateway asks who is logged in, with the cookie of the page. */
    @GetMapping("/youmi-auth")
    public ResponseEntity<Map<String, Object>> youmiAuth(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute("user") instanceof OrderSystem.User user)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return ResponseEntity.ok(Map.of("sub", user.name(), "roles", user.roles()));
    }

    /** The gateway hands over what the vendor's server has sent. The vendor is told "done" only after a 2xx. */
    @PostMapping("/youmi-events")
    public ResponseEntity<Void> youmiEvents(
            @RequestHeader(name = "x-youmi-timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "x-youmi-signature", defaultValue = "") String signature,
            @RequestBody byte[] body) {
        if (!handOver.isHandedOver(timestamp, signature, body, Instant.now())) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            database.update("INSERT INTO callbacks (id, body) VALUES (?, ?)", HandOver.idOf(body), text);
        } catch (DuplicateKeyException isKept) {
            // It has come before. A job of your own works through the table.
        }
        return ResponseEntity.noContent().build();
    }
}
