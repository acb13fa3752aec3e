package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // numbers below words, numbers below numbers
        "age,job,y/30,cook,1/40,nurse,0!true",
        "29,cook,1/30,cook,1/40,nurse,0!false",
        // a wrong cell in the first row of data
        "abc,2,3,0/1,2,3,1/4,5,6,0!false",
        // years as names over numbers are taken for data
        "2019,2020/1,2/3,4!false",
        // all words: the first row's come again, or not
        "class,odor/p,n/e,a/p,a/e,n!true",
        "p,n/e,a/p,a/e,n/p,n!false",
        "republican,n,y/democrat,n,y/republican,y,n!false",
        // a label again, ever different texts
        "ham,Go there/ham,Ok lar/spam,Free entry/ham,Nah!false",
        "name,gender/Ann,f/Bob,m/Cora,f/Dan,m!true",
        // dates and other figures
        "when,much/2024-01-01,$5/2024-01-02,$7!true",
        "2023-12-31,$2/2024-01-01,$5/2024-01-02,$7!false",
        // missing cells abstain
        ",a/0,1/1,2!true",
        "?,3/4,1/?,2!false",
        // one row only
        "a,b!true",
        "1,b!false"
      })
  void firstRowIsAHeader(String rows, boolean expected) {
    List<List<String>> table =
        rows.lines()
            .flatMap(line -> List.of(line.split("/")).stream())
            .map(row -> List.of(row.split(",", -1)))
            .toList();
    assertEquals(
        expected,
        HeaderFinder.isHeader(table.getFirst(), table.subList(1, table.size()), List.of()));
  }
}
