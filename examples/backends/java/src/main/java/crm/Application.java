package crm;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    /** Without the secret the program does not start. */
    @Bean
    HandOver handOver(@Value("${YOUMI_FORWARD_SECRET}") String secret) {
        return new HandOver(secret);
    }
}
