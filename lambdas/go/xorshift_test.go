package main

import "testing"

func TestNoStepLeavesTheSeed(t *testing.T) {
	if got := xorshift64(0); got != "0139408dcbbf7a44" {
		t.Error(got)
	}
}

func TestAThousandStepsGiveTheVectorOfTheContract(t *testing.T) {
	if got := xorshift64(1); got != "12eaead265975125" {
		t.Error(got)
	}
}
