"""A graph file of another program."""

GEPHI = b"""<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2" xmlns:viz="http://www.gexf.net/1.2draft/viz">
  <meta lastmodifieddate="2026-11-24"><creator>Gephi 0.10</creator><description></description></meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node" mode="static">
      <attribute id="Nature" title="Nature of institution:" type="string"></attribute>
      <attribute id="indegree" title="In-Degree" type="integer"><default>0</default></attribute>
    </attributes>
    <nodes>
      <node id="0" label="https://one.example/">
        <attvalues>
          <attvalue for="Nature" value="NGO"></attvalue><attvalue for="indegree" value="0"></attvalue>
        </attvalues>
        <viz:size value="10.0"></viz:size><viz:position x="-3.5" y="120.25" z="0.0"></viz:position>
        <viz:color r="153" g="153" b="153"></viz:color>
      </node>
      <node id="1" label="https://two.example/"></node>
      <node id="2" label="https://three.example/">
        <attvalues><attvalue for="Nature" value="Governmental"></attvalue></attvalues>
      </node>
    </nodes>
    <edges>
      <edge id="10" source="0" target="1"><attvalues></attvalues></edge>
      <edge id="11" source="1" target="2" weight="2.0"><attvalues></attvalues></edge>
      <edge id="12" source="2" target="2"><attvalues></attvalues></edge>
    </edges>
  </graph>
</gexf>
"""
"""As Gephi writes it: attributes with a colon, places and colours, and a website that links to itself."""
