package lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import lab.Home;
import lab.toolchain.StoresBuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 takes the checksum that AWS's SDKs send by default, in a trailer behind the object, as AWS's own S3 does. */
class Stores_ChecksumTest {

    private static final String OBJECT = "an object";

    @TempDir
    static Path folder;
    private static Stores stores;

    @BeforeAll
    static void start() {
        stores = Stores.start(StoresBuild.classPath(Home.find()), folder);
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @BeforeEach
    void empty() {
        stores.empty();
    }

    @Test
    void nothingTellsTheSdksToLeaveTheChecksumOut() {
        assertThat(stores.environment()).doesNotContainKey("AWS_REQUEST_CHECKSUM_CALCULATION");
    }

    @Test
    void theTrailerMayComeLateAndTheConnectionStays() throws Exception {
        try (Put put = new Put()) {
            for (int i = 0; i < 3; i++) {
                put.object(i + ".txt");
                Thread.sleep(200);
                put.trailer(sum(OBJECT));
                assertThat(put.status()).as("put " + i + " on one connection").isEqualTo(200);
            }
        }
        assertThat(stores.contents().keys()).containsExactlyInAnyOrder("0.txt", "1.txt", "2.txt");
    }

    @Test
    void aWrongSumIsRefused() throws Exception {
        try (Put put = new Put()) {
            put.object("a.txt");
            put.trailer(sum("another"));
            assertThat(put.status()).isEqualTo(400);
        }
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex("%08x".formatted(sum.getValue())));
    }

    /** Puts as an SDK sends them over plain HTTP, so that a test decides when each part goes. */
    private static final class Put implements AutoCloseable {

        private final URI s3 = stores.s3();
        private final Socket socket = new Socket(s3.getHost(), s3.getPort());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Put() throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
        }

        void object(String key) throws IOException {
            String body = "%x\r\n%s\r\n0\r\n".formatted(OBJECT.length(), OBJECT);
            int trailer = ("x-amz-checksum-crc32:" + sum(OBJECT) + "\r\n\r\n").length();
            send("""
                    PUT /%s/%s HTTP/1.1
                    Host: %s
                    Content-Encoding: aws-chunked
                    Content-Length: %d
                    X-Amz-Content-Sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER
                    X-Amz-Decoded-Content-Length: %d
                    X-Amz-Trailer: x-amz-checksum-crc32

                    """.formatted(stores.bucket(), key, s3.getAuthority(), body.length() + trailer, OBJECT.length())
                    .replace("\n", "\r\n") + body);
        }

        void trailer(String sum) throws IOException {
            send("x-amz-checksum-crc32:" + sum + "\r\n\r\n");
        }

        /** Of the answer, which is read to its end. */
        int status() throws IOException {
            String first = in.readLine();
            int length = 0;
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine())
                if (line.toLowerCase().startsWith("content-length:"))
                    length = Integer.parseInt(line.substring(15).strip());
            in.skip(length);
            return Integer.parseInt(first.split(" ")[1]);
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
