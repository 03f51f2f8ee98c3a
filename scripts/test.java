///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
class test { void main(String[] a) throws Exception { System.out.println(java.util.List.of(a)+System.getProperty("java.home")+ System.getenv("LAMBDA_RACE_HOME") + System.in.read()); System.exit(7); } }
