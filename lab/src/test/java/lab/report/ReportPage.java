package lab.report;

/** A report's page as text, without the pictures that writing it draws. */
public final class ReportPage {

    private ReportPage() {}

    public static String html(RunReport report) {
        return report.html();
    }
}
