/**
 * Makes one thumbnail after another of the same picture and prints how long the first took, and the median of the last.
 */
static final int WIDTH = 1600, HEIGHT = 1200, SMALLER = 4, TIMES = 120, LAST = 20;

void main() {
    int[] picture = new Random(7).ints(WIDTH * HEIGHT, 0, 1 << 24).toArray();
    double[] ms = new double[TIMES];
    long sum = 0;
    for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        sum += thumbnail(picture)[i];
        ms[i] = (System.nanoTime() - start) / 1e6;
    }
    double[] last = Arrays.copyOfRange(ms, TIMES - LAST, TIMES);
    Arrays.sort(last);
    IO.println("the first: %.1f ms, the last: %.1f ms (median of %d); colours add up to %d".formatted(ms[0],
            last[LAST / 2], LAST, sum));
}

/** Each pixel of the thumbnail is the mean of a square of the picture, colour by colour. */
static int[] thumbnail(int[] picture) {
    int width = WIDTH / SMALLER, height = HEIGHT / SMALLER;
    int[] small = new int[width * height];
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int red = 0, green = 0, blue = 0;
            for (int dy = 0; dy < SMALLER; dy++)
                for (int dx = 0; dx < SMALLER; dx++) {
                    int pixel = picture[(y * SMALLER + dy) * WIDTH + x * SMALLER + dx];
                    red += pixel >> 16 & 255;
                    green += pixel >> 8 & 255;
                    blue += pixel & 255;
                }
            int n = SMALLER * SMALLER;
            small[y * width + x] = red / n << 16 | green / n << 8 | blue / n;
        }
    return small;
}
