package locallambda.conformance.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A bean goes in and comes out. */
public class Bean implements RequestHandler<Bean.Place, Bean.Place> {

    /** Members are written in the order of their names. */
    public static class Place {

        private String bucket;
        private String key;
        private boolean validated;

        public String getBucket() {
            return bucket;
        }

        public void setBucket(String bucket) {
            this.bucket = bucket;
        }

        public String getKey() {
            return key;
        }

        public void setKey(String key) {
            this.key = key;
        }

        public boolean isValidated() {
            return validated;
        }

        public void setValidated(boolean validated) {
            this.validated = validated;
        }
    }

    @Override
    public Place handleRequest(Place place, Context context) {
        place.setValidated(true);
        return place;
    }
}
