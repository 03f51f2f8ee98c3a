package stores;

import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/** S3 by S3Proxy over a folder; its store in memory fills the heap and then stands still. */
final class S3 {

    private S3() {}

    /** The folder for the objects is made if it is missing. */
    static URI start(Options options) throws Exception {
        Files.createDirectories(options.objects());
        boolean tls = options.keys().isPresent();
        Properties settings = new Properties();
        settings.setProperty(tls ? "s3proxy.secure-endpoint" : "s3proxy.endpoint",
                (tls ? "https" : "http") + "://127.0.0.1:0");
        options.keys().ifPresent(keys -> {
            settings.setProperty("s3proxy.keystore-path", keys.file().toString());
            settings.setProperty("s3proxy.keystore-password", keys.password());
        });
        settings.setProperty("s3proxy.authorization", "none");
        settings.setProperty("s3proxy.ignore-unknown-headers", "true");
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.identity", "local");
        settings.setProperty("jclouds.credential", "local");
        settings.setProperty("jclouds.filesystem.basedir", options.objects().toAbsolutePath().toString());
        BlobStore store = new WholePuts(BlobStores.create("filesystem-nio2", settings));
        S3Proxy server = S3Proxy.Builder.fromProperties(settings)
                .blobStore(options.s3Ms() > 0 ? new DelayedPuts(store, options.s3Ms()) : store).build();
        guard(server);
        server.start();
        return URI.create(tls ? "https://127.0.0.1:" + server.getSecurePort() : "http://127.0.0.1:" + server.getPort());
    }

    /** Keeps other sites' pages out. S3Proxy has no place for that, so it goes between its own server and handler. */
    private static void guard(S3Proxy proxy) throws ReflectiveOperationException {
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(proxy);
        server.setHandler(new Guarded(server.getHandler()));
    }

    private static final class Guarded extends Handler.Wrapper {

        Guarded(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Optional<String> refusal = CallerCheck.refusal(request.getHeaders()::getValuesList);
            if (refusal.isEmpty()) return super.handle(request, response, callback);
            Response.writeError(request, response, callback, 403, refusal.get());
            return true;
        }
    }
}
