// Small lists after the official schemas, with made-up entries beside Tornado Cash; facts of the latter: OFAC, 8 August 2022.

export const OFAC_SDN_XML = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>08/09/2022</Publish_Date><Record_Count>2</Record_Count></publshInformation>

  <sdnEntry>
    <uid>39374</uid>
    <lastName>TORNADO CASH</lastName>
    <sdnType>Entity</sdnType>
    <remarks>Website tornado.example.</remarks>
    <programList><program>CYBER2</program><program>DPRK3</program></programList>
    <idList>
      <id><uid>1</uid><idType>Digital Currency Address - ETH</idType><idNumber>0x910Cbd523D972eb0a6f4cAe4618aD62622b39DbF</idNumber></id>
      <id><uid>2</uid><idType>Website</idType><idNumber>tornado.example</idNumber></id>
    </idList>
    <akaList>
      <aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>TORNADO CASH CLASSIC</lastName></aka>
      <aka><uid>4</uid><type>a.k.a.</type><category>strong</category><firstName>Nova</firstName><lastName>TORNADO</lastName></aka>
    </akaList>
  </sdnEntry>
  <sdnEntry>
    <uid>7</uid>
    <firstName>Ana &amp; Co</firstName>
    <lastName>EXAMPLE</lastName>
    <sdnType>Individual</sdnType>
    <programList><program>DPRK3</program></programList>
    <idList>
      <id><uid>8</uid><idType>Digital Currency Address - XBT</idType><idNumber>12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S</idNumber></id>
      <id><uid>9</uid><idType>Digital Currency Address - USDT</idType><idNumber>TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq</idNumber></id>
      <id><uid>10</uid><idType>Digital Currency Address - XBT</idType><idNumber>12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3T</idNumber></id>
      <id><uid>11</uid><idType>Digital Currency Address - XMR</idType><idNumber>5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320</idNumber></id>
    </idList>
  </sdnEntry>
</sdnList>
`;

export const OFAC_ADVANCED_XML = `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
  <DateOfIssue CalendarTypeID="1"><Year>2022</Year><Month>8</Month><Day>9</Day></DateOfIssue>
  <ReferenceValueSets>
    <FeatureTypeValues>
      <FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType>
      <FeatureType ID="345" FeatureTypeGroupID="1">Digital Currency Address - ETH</FeatureType>
    </FeatureTypeValues>
    <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="2">Entity</PartyType></PartyTypeValues>
    <ListValues><List ID="1550">SDN List</List><List ID="91507">Consolidated List</List></ListValues>
    <LegalBasisValues><LegalBasis ID="10" LegalBasisShortRef="E.O. 13694">Executive Order 13694</LegalBasis></LegalBasisValues>
  </ReferenceValueSets>
  <DistinctParties>
    <DistinctParty FixedRef="39374">
      <Comment/>
      <Profile ID="39374" PartySubTypeID="3">
        <Identity ID="1" FixedRef="39374" Primary="true" False="false">
          <Alias FixedRef="39374" AliasTypeID="1403" Primary="true" LowQuality="false">
            <DocumentedName ID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="1">TORNADO CASH</NamePartValue></DocumentedNamePart></DocumentedName>
          </Alias>
          <Alias FixedRef="39374" AliasTypeID="1400" Primary="false" LowQuality="false">
            <DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="1">TORNADO CASH CLASSIC</NamePartValue></DocumentedNamePart></DocumentedName>
          </Alias>
        </Identity>
        <Feature ID="2" FeatureTypeID="345">
          <FeatureVersion ID="3" ReliabilityID="1"><Comment/><VersionDetail DetailTypeID="1432">0x910Cbd523D972eb0a6f4cAe4618aD62622b39DbF</VersionDetail></FeatureVersion>
        </Feature>
      </Profile>
    </DistinctParty>
    <DistinctParty FixedRef="5"><Profile ID="5" PartySubTypeID="3"><Identity><Alias Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue>SOMEBODY</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty>
  </DistinctParties>
  <SanctionsEntries>
    <SanctionsEntry ID="39374" ProfileID="39374" ListID="1550">
      <EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="10"><Comment/><Date CalendarTypeID="1"><Year>2022</Year><Month>8</Month><Day>8</Day></Date></EntryEvent>
      <SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>CYBER2</Comment></SanctionsMeasure>
      <SanctionsMeasure ID="3" SanctionsTypeID="2"><Comment/></SanctionsMeasure>
    </SanctionsEntry>
    <SanctionsEntry ID="5" ProfileID="5" ListID="91507"><EntryEvent ID="4"><Date><Year>2020</Year><Month>1</Month><Day>1</Day></Date></EntryEvent></SanctionsEntry>
  </SanctionsEntries>
</Sanctions>
`;

export const EU_XML = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2023-05-01T10:00:00.000+02:00" globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.27.28" logicalId="13">
    <regulation regulationType="regulation" publicationDate="2017-08-30" entryIntoForceDate="2017-08-31" numberTitle="2017/1509 (OJ L224)" programme="PRK" logicalId="1"><publicationUrl>https://eur-lex.europa.eu/</publicationUrl></regulation>
    <regulation regulationType="amendment" publicationDate="2020-01-01" entryIntoForceDate="2020-01-02" numberTitle="2020/1 (OJ L1)" programme="PRK" logicalId="2"/>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="" lastName="" wholeName="A. Example" strong="false" nameLanguage="" logicalId="4"/>
    <nameAlias firstName="Ana" lastName="Example" wholeName="Ana Example" strong="true" nameLanguage="EN" logicalId="3"/>
    <remark>Uses 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S, and not 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3T.</remark>
  </sanctionEntity>
</export>
`;

export const UN_XML = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2023-05-02T00:00:00.000Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>6908555</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>FIRST</FIRST_NAME><SECOND_NAME>SECOND</SECOND_NAME><THIRD_NAME/>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON>
      <COMMENTS1>Gender: male.</COMMENTS1><LAST_DAY_UPDATED><VALUE>2018-02-03</VALUE><VALUE>2017-01-01</VALUE></LAST_DAY_UPDATED>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>ALSO CALLED</ALIAS_NAME></INDIVIDUAL_ALIAS>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY>
      <DATAID>110403</DATAID><FIRST_NAME>EXAMPLE TRADING</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER>
      <LISTED_ON>2009-04-24</LISTED_ON><DELISTED_ON>2021-06-07</DELISTED_ON><ENTITY_ALIAS><ALIAS_NAME/></ENTITY_ALIAS>
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
`;

export const UK_XML = `<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <DateGenerated>03/04/2024</DateGenerated>
  <Designation>
    <LastUpdated>10/02/2023</LastUpdated><DateDesignated>09/02/2023</DateDesignated><UniqueID>CYB0001</UniqueID><OFSIGroupID>1</OFSIGroupID>
    <Names>
      <Name><Name6>EXAMPLE MIXER LTD</Name6><NameType>Primary Name</NameType></Name>
      <Name><Name6>MIXER</Name6><NameType>Alias</NameType></Name>
    </Names>
    <RegimeName>The Cyber (Sanctions) (EU Exit) Regulations 2020</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
    <OtherInformation>Virtual currency address 0x098B716B8Aaf21512996dC57EB0615e2383E2f96.</OtherInformation>
  </Designation>
</Designations>
`;

export const UK_OFSI_XML = `<?xml version="1.0" encoding="utf-8"?>
<ArrayOfFinancialSanctionsTarget xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.hmtreasury.gov.uk/ofsi/consolidatedlist">
  <FinancialSanctionsTarget>
    <Name6>EXAMPLE</Name6><name1>A.</name1><name2 i:nil="true"/><AliasType>AKA</AliasType><NameNonLatinScript>Ана</NameNonLatinScript>
    <GroupTypeDescription>Individual</GroupTypeDescription><RegimeName>Cyber</RegimeName><GroupID>15001</GroupID>
    <DateListed>2023-02-09T00:00:00</DateListed><LastUpdated>2023-02-09T00:00:00</LastUpdated>
  </FinancialSanctionsTarget>
  <FinancialSanctionsTarget>
    <Name6>EXAMPLE</Name6><name1>Ana</name1><name2>Maria</name2><AliasType>Primary name</AliasType>
    <GroupTypeDescription>Individual</GroupTypeDescription><RegimeName>Cyber</RegimeName><GroupID>15001</GroupID>
    <OtherInformation>Uses 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S.</OtherInformation>
    <DateListed>2023-02-09T00:00:00</DateListed><LastUpdated>2023-03-01T00:00:00</LastUpdated>
  </FinancialSanctionsTarget>
  <FinancialSanctionsTarget>
    <Name6>EXAMPLE STAR</Name6><AliasType>Primary name</AliasType><GroupTypeDescription>Ship</GroupTypeDescription>
    <RegimeName>Russia</RegimeName><GroupID>15002</GroupID><DateListed>13/12/2022</DateListed>
  </FinancialSanctionsTarget>
</ArrayOfFinancialSanctionsTarget>
`;
