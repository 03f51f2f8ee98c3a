package stores;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Holds each put back for a while, as if S3 were further away; S3Proxy has a store that does so, but keeps it to
 * itself.
 */
final class DelayedPuts extends ForwardingBlobStore {

    private final long ms;

    DelayedPuts(BlobStore store, long ms) {
        super(store);
        this.ms = ms;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the process is ending
        }
        return super.putBlob(request, content);
    }
}
