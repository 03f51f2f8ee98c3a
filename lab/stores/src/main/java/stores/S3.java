package stores;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;

/** S3 by S3Proxy over a folder; its store in memory fills the heap and then stands still. */
final class S3 {

    private S3() {}

    /** @param folder where objects go, made if it is missing */
    static URI start(Path folder) throws Exception {
        Files.createDirectories(folder);
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
        settings.setProperty("s3proxy.authorization", "none");
        settings.setProperty("s3proxy.ignore-unknown-headers", "true");
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.identity", "local");
        settings.setProperty("jclouds.credential", "local");
        settings.setProperty("jclouds.filesystem.basedir", folder.toAbsolutePath().toString());
        S3Proxy server = S3Proxy.Builder.fromProperties(settings).blobStore(BlobStores.create("filesystem-nio2", settings)).build();
        server.start();
        return URI.create("http://127.0.0.1:" + server.getPort());
    }
}
