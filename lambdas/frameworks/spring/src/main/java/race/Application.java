package race;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The function of the contract as a Spring Boot application, called by Spring Cloud Function. */
@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** A singleton, so that the clients are built while the application starts, in INIT. */
    @Bean
    Handler handler() {
        return new Handler();
    }

    /** Event and answer are bytes: the function reads and writes its own JSON, as it does without a framework. */
    @Bean
    Function<byte[], byte[]> save(Handler handler) {
        return event -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                handler.handleRequest(new ByteArrayInputStream(event), answer, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return answer.toByteArray();
        };
    }
}
